using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using StaticCnn;

namespace FashionMnist;

/// <summary>What the program was compiled for, what the processor has, and what the kernels use of it.</summary>
internal static class Processor
{
    /// <summary>The instructions that the kernels use.</summary>
    public static string InstructionSet => NameOf(VectorWidth.Current);

    /// <summary>Vector width in use, compiled for, and of the processor.</summary>
    public static string Description
    {
        get
        {
            var compilation = RuntimeFeature.IsDynamicCodeCompiled
                ? "compiled while running, for this processor"
                : $"compiled ahead of time for {NameOf(VectorWidth.Widest)}";
            var available = CpuWidth();
            var text = Text.Of($"Vectors: {VectorWidth.Current} bits in use ({InstructionSet}); {compilation}; the processor has {NameOf(available)}.");
            return available > VectorWidth.Widest
                ? $"{text}\n         Publish with -p:StaticCnnInstructionSet=native to use all of it."
                : text;
        }
    }

    // Asked of the processor itself: in a program compiled ahead of time, IsSupported tells of the compilation.
    private static int CpuWidth()
    {
        const int fma = 1 << 12, avx2 = 1 << 5, avx512F = 1 << 16;
        if (!X86Base.IsSupported) return VectorWidth.Widest;
        var features = X86Base.CpuId(1, 0);
        if (X86Base.CpuId(0, 0).Eax < 7) return 128;
        var extended = X86Base.CpuId(7, 0);
        if ((extended.Ebx & avx512F) != 0) return 512;
        return (features.Ecx & fma) != 0 && (extended.Ebx & avx2) != 0 ? 256 : 128;
    }

    private static string NameOf(int width) => (RuntimeInformation.ProcessArchitecture, width) switch
    {
        (Architecture.Arm64, _) => "NEON",
        (_, 512) => "AVX-512",
        (_, 256) => "AVX2",
        _ => "128-bit vectors",
    };
}
