namespace StaticCnn.Bench.Compare;

/// <summary>The peers that there are on this machine.</summary>
internal static class Peers
{
    /// <summary>Starts them; of one that is missing a line says so.</summary>
    public static List<Peer> Start(CompareOptions options)
    {
        var peers = new List<Peer>();
        if (!options.UsePeers) return peers;
        StartPyTorch(options, peers);
        if (options.Pass == Pass.Infer) StartOnnxRuntime(options, peers);
        return peers;
    }

    private static void StartPyTorch(CompareOptions options, List<Peer> peers)
    {
        try
        {
            peers.Add(new PyTorchPeer(options.Python, "", PyTorchPeer.DefaultMemory));
            // The setting is one of glibc.
            if (OperatingSystem.IsLinux()) peers.Add(new PyTorchPeer(options.Python, " (memory kept)", PyTorchPeer.KeepingMemory));
        }
        catch (PeerException e)
        {
            Console.WriteLine($"No PyTorch to compare with: {e.Message}. --python FILE names a Python that has it. It goes on without.");
        }
    }

    private static void StartOnnxRuntime(CompareOptions options, List<Peer> peers)
    {
        try
        {
            peers.Add(new OnnxRuntimePeer(options.NodeModules));
        }
        catch (PeerException e)
        {
            Console.WriteLine($"No ONNX Runtime to compare with: {e.Message}. --node-modules DIR names where npm has onnxruntime-node. It goes on without.");
        }
    }
}
