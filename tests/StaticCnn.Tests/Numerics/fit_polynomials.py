"""Finds the coefficients in Elementary.cs: minimax polynomials whose coefficients are floats.

Lawson's iteration (least squares, reweighted by the error) on a Chebyshev grid; the coefficients are rounded to float one after
the other, the most significant first, and the rest is fitted again around those already rounded. Needs numpy only.
"""
import numpy as np

LONG = np.longdouble


def lawson(powers, target, weight):
    """Minimises max |weight * (powers @ c - target)|."""
    lawson_weight = np.ones(len(target))
    for _ in range(400):
        scale = np.sqrt(lawson_weight) * weight
        coefficients, *_ = np.linalg.lstsq(powers * scale[:, None], target * scale, rcond=None)
        error = np.abs(weight * (powers @ coefficients - target))
        lawson_weight *= error / error.max() + 1e-6
        lawson_weight /= lawson_weight.sum()
    return coefficients


def fit(name, function, low, high, degree, weight):
    nodes = np.cos(np.pi * (np.arange(4000) + 0.5) / 4000)
    x = (low + high) / 2 + (high - low) / 2 * nodes
    target = np.array([float(function(LONG(v))) for v in x])
    importance = np.array([weight(v) for v in x])
    fixed = []
    for _ in range(degree + 1):
        done = len(fixed)
        powers = np.vander(x, degree + 1, increasing=True)
        rest = lawson(powers[:, done:], target - powers[:, :done] @ np.array(fixed), importance)
        fixed.append(float(np.float32(rest[0])))
    error = np.abs(importance * (np.vander(x, degree + 1, increasing=True) @ np.array(fixed) - target)).max()
    print(f"{name}: degree {degree}, relative error of the whole 2^{np.log2(error):.2f}")
    for power, coefficient in enumerate(fixed):
        print(f"    [{power}] {np.float32(coefficient)!r}")


def exp_rest(r):
    """(e^r - 1 - r) / r^2 by its series."""
    total, term = LONG(0), LONG(1) / 2
    for k in range(2, 40):
        total += term
        term *= r / (k + 1)
    return total


def tanh_rest(square):
    """(tanh(x) - x) / x^3 as a function of x^2, from the series of (sinh(x) / x - cosh(x)) / x^2 over that of cosh(x)."""
    cosh, difference, factorial = LONG(1), LONG(0), LONG(1)
    for k in range(1, 25):
        factorial *= (2 * k - 1) * (2 * k)
        cosh += square ** k / factorial
        difference += square ** (k - 1) / factorial * (LONG(1) / (2 * k + 1) - 1)
    return difference / cosh


def log_rest(f):
    """(log(1 + f) - f + f^2 / 2) / f^3 by its series."""
    return sum(((-1) ** (k + 1) * f ** (k - 3) / k for k in range(3, 120)), LONG(0))


half_log2 = np.log(2) / 2 * 1.0001
fit("Exp, of r", exp_rest, -half_log2, half_log2, 5, lambda r: r * r / np.exp(r))
fit("Log, of f", log_rest, -1 / 3, 1 / 3, 7, lambda f: f ** 3 / np.log1p(f))
fit("Tanh, of x^2", tanh_rest, 0, 0.5495 ** 2, 4, lambda s: s)
