using System.Runtime.Intrinsics;

namespace StaticCnn.Bench.Generic;

/// <summary>The innermost products: a tile of c in registers, one step of the depth at a time.</summary>
internal static unsafe class RegisterTiles
{
    /// <summary>8 rows of 2 vectors of 512 bits.</summary>
    public static void Eight512(float* a, float* b, float* c, nint depth, nint stride)
    {
        Vector512<float> l0 = Vector512.Load(c), r0 = Vector512.Load(c + 16);
        Vector512<float> l1 = Vector512.Load(c + stride), r1 = Vector512.Load(c + stride + 16);
        Vector512<float> l2 = Vector512.Load(c + (2 * stride)), r2 = Vector512.Load(c + (2 * stride) + 16);
        Vector512<float> l3 = Vector512.Load(c + (3 * stride)), r3 = Vector512.Load(c + (3 * stride) + 16);
        Vector512<float> l4 = Vector512.Load(c + (4 * stride)), r4 = Vector512.Load(c + (4 * stride) + 16);
        Vector512<float> l5 = Vector512.Load(c + (5 * stride)), r5 = Vector512.Load(c + (5 * stride) + 16);
        Vector512<float> l6 = Vector512.Load(c + (6 * stride)), r6 = Vector512.Load(c + (6 * stride) + 16);
        Vector512<float> l7 = Vector512.Load(c + (7 * stride)), r7 = Vector512.Load(c + (7 * stride) + 16);
        for (nint k = 0; k < depth; k++, a += 8, b += 32)
        {
            Vector512<float> left = Vector512.Load(b), right = Vector512.Load(b + 16);
            var s0 = Vector512.Create(a[0]);
            l0 = Vector512.FusedMultiplyAdd(s0, left, l0);
            r0 = Vector512.FusedMultiplyAdd(s0, right, r0);
            var s1 = Vector512.Create(a[1]);
            l1 = Vector512.FusedMultiplyAdd(s1, left, l1);
            r1 = Vector512.FusedMultiplyAdd(s1, right, r1);
            var s2 = Vector512.Create(a[2]);
            l2 = Vector512.FusedMultiplyAdd(s2, left, l2);
            r2 = Vector512.FusedMultiplyAdd(s2, right, r2);
            var s3 = Vector512.Create(a[3]);
            l3 = Vector512.FusedMultiplyAdd(s3, left, l3);
            r3 = Vector512.FusedMultiplyAdd(s3, right, r3);
            var s4 = Vector512.Create(a[4]);
            l4 = Vector512.FusedMultiplyAdd(s4, left, l4);
            r4 = Vector512.FusedMultiplyAdd(s4, right, r4);
            var s5 = Vector512.Create(a[5]);
            l5 = Vector512.FusedMultiplyAdd(s5, left, l5);
            r5 = Vector512.FusedMultiplyAdd(s5, right, r5);
            var s6 = Vector512.Create(a[6]);
            l6 = Vector512.FusedMultiplyAdd(s6, left, l6);
            r6 = Vector512.FusedMultiplyAdd(s6, right, r6);
            var s7 = Vector512.Create(a[7]);
            l7 = Vector512.FusedMultiplyAdd(s7, left, l7);
            r7 = Vector512.FusedMultiplyAdd(s7, right, r7);
        }

        l0.Store(c);
        r0.Store(c + 16);
        l1.Store(c + stride);
        r1.Store(c + stride + 16);
        l2.Store(c + (2 * stride));
        r2.Store(c + (2 * stride) + 16);
        l3.Store(c + (3 * stride));
        r3.Store(c + (3 * stride) + 16);
        l4.Store(c + (4 * stride));
        r4.Store(c + (4 * stride) + 16);
        l5.Store(c + (5 * stride));
        r5.Store(c + (5 * stride) + 16);
        l6.Store(c + (6 * stride));
        r6.Store(c + (6 * stride) + 16);
        l7.Store(c + (7 * stride));
        r7.Store(c + (7 * stride) + 16);
    }

    /// <summary>6 rows of 2 vectors of 256 bits.</summary>
    public static void Six256(float* a, float* b, float* c, nint depth, nint stride)
    {
        Vector256<float> l0 = Vector256.Load(c), r0 = Vector256.Load(c + 8);
        Vector256<float> l1 = Vector256.Load(c + stride), r1 = Vector256.Load(c + stride + 8);
        Vector256<float> l2 = Vector256.Load(c + (2 * stride)), r2 = Vector256.Load(c + (2 * stride) + 8);
        Vector256<float> l3 = Vector256.Load(c + (3 * stride)), r3 = Vector256.Load(c + (3 * stride) + 8);
        Vector256<float> l4 = Vector256.Load(c + (4 * stride)), r4 = Vector256.Load(c + (4 * stride) + 8);
        Vector256<float> l5 = Vector256.Load(c + (5 * stride)), r5 = Vector256.Load(c + (5 * stride) + 8);
        for (nint k = 0; k < depth; k++, a += 6, b += 16)
        {
            Vector256<float> left = Vector256.Load(b), right = Vector256.Load(b + 8);
            var s0 = Vector256.Create(a[0]);
            l0 = Vector256.FusedMultiplyAdd(s0, left, l0);
            r0 = Vector256.FusedMultiplyAdd(s0, right, r0);
            var s1 = Vector256.Create(a[1]);
            l1 = Vector256.FusedMultiplyAdd(s1, left, l1);
            r1 = Vector256.FusedMultiplyAdd(s1, right, r1);
            var s2 = Vector256.Create(a[2]);
            l2 = Vector256.FusedMultiplyAdd(s2, left, l2);
            r2 = Vector256.FusedMultiplyAdd(s2, right, r2);
            var s3 = Vector256.Create(a[3]);
            l3 = Vector256.FusedMultiplyAdd(s3, left, l3);
            r3 = Vector256.FusedMultiplyAdd(s3, right, r3);
            var s4 = Vector256.Create(a[4]);
            l4 = Vector256.FusedMultiplyAdd(s4, left, l4);
            r4 = Vector256.FusedMultiplyAdd(s4, right, r4);
            var s5 = Vector256.Create(a[5]);
            l5 = Vector256.FusedMultiplyAdd(s5, left, l5);
            r5 = Vector256.FusedMultiplyAdd(s5, right, r5);
        }

        l0.Store(c);
        r0.Store(c + 8);
        l1.Store(c + stride);
        r1.Store(c + stride + 8);
        l2.Store(c + (2 * stride));
        r2.Store(c + (2 * stride) + 8);
        l3.Store(c + (3 * stride));
        r3.Store(c + (3 * stride) + 8);
        l4.Store(c + (4 * stride));
        r4.Store(c + (4 * stride) + 8);
        l5.Store(c + (5 * stride));
        r5.Store(c + (5 * stride) + 8);
    }
}
