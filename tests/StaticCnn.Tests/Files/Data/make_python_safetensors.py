"""Writes python.safetensors: a file made without this project's code, of every type that converts to float.

Run: python3 make_python_safetensors.py
The tests know the values: value i of a tensor of n elements is (i - n // 2) / 4, exact in every type.
"""
import json
import struct

import numpy

def values(shape):
    n = int(numpy.prod(shape))
    return ((numpy.arange(n) - n // 2) / 4).reshape(shape)

def bfloat16(array):
    return (array.astype("<f4").view("<u4") >> 16).astype("<u2")

tensors = {
    "b.weight": ("F32", values((2, 3)).astype("<f4")),
    "a.weight": ("F64", values((2, 2)).astype("<f8")),
    "half": ("F16", values((5,)).astype("<f2")),
    "bfloat": ("BF16", bfloat16(values((3,)))),
    "steps.num_batches_tracked": ("I64", numpy.array(7, "<i8")),
    "einfach \u00fc": ("F32", values((0, 4)).astype("<f4")),
}

header, data = {"__metadata__": {"format": "pt", "by": "Python \u00e4"}}, b""
for name, (dtype, array) in tensors.items():
    header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
    data += array.tobytes()

text = json.dumps(header, ensure_ascii=False).encode("utf-8")
text += b" " * (-len(text) % 8)
with open("python.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
