"""Numbers by a stated formula, so that parameters and inputs need not be stored. DeterministicData.cs has the same.

mix(i, salt): x = (i * 2654435761 + salt) mod 2^32; x ^= x >> 16; x = x * 2246822519 mod 2^32; x ^= x >> 13;
              x = x * 3266489917 mod 2^32; x ^= x >> 16
salt(name):   FNV-1a of the name's ASCII bytes, 32 bits
unit(i):      mix(i, salt) / 2^32 - 0.5, from -0.5 to below 0.5

A tensor's element i, rounded to single precision, so that engines of both precisions start from the same numbers:
  input                              2 unit
  targets                            unit + 0.5
  *.weight of rank 2 or more         4 unit / sqrt(fan-in), the fan-in being the product of all dimensions but the first
  *.weight of rank 1, *.scale, *.running_var   1 + unit / 2
  everything else                    unit / 5
Label of sample s: mix(s, salt("labels")) mod classes. The salt is that of the tensor's name.
"""
import math

import numpy

MASK = numpy.uint64(0xFFFFFFFF)


def salt(name):
    value = 2166136261
    for byte in name.encode("ascii"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def mix(indices, salted):
    x = (indices.astype(numpy.uint64) * numpy.uint64(2654435761) + numpy.uint64(salted)) & MASK
    x ^= x >> numpy.uint64(16)
    x = (x * numpy.uint64(2246822519)) & MASK
    x ^= x >> numpy.uint64(13)
    x = (x * numpy.uint64(3266489917)) & MASK
    return x ^ (x >> numpy.uint64(16))


def unit(count, name):
    return mix(numpy.arange(count), salt(name)).astype(numpy.float64) / 4294967296.0 - 0.5


def values(name, shape):
    count = math.prod(shape)
    u = unit(count, name)
    if name == "input":
        u = u * 2
    elif name == "targets":
        u = u + 0.5
    elif name.endswith(".weight") and len(shape) > 1:
        u = u * 4 / math.sqrt(count // shape[0])
    elif name.endswith((".weight", ".scale", ".running_var")):
        u = 1 + u / 2
    else:
        u = u / 5
    return u.astype(numpy.float32).astype(numpy.float64).reshape(shape)


def labels(count, classes):
    return (mix(numpy.arange(count), salt("labels")) % numpy.uint64(classes)).astype(numpy.int64)
