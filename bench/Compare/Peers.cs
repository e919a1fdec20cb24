namespace StaticCnn.Bench.Compare;

/// <summary>The peers that there are on this machine.</summary>
internal static class Peers
{
    /// <summary>Starts them; of one that is missing a line says so.</summary>
    public static List<Peer> Start(CompareOptions options)
    {
        var peers = new List<Peer>();
        if (!options.UsePeers) return peers;
        try
        {
            peers.Add(new PyTorchPeer(options.Python, "", PyTorchPeer.DefaultMemory));
            // The setting is one of glibc.
            if (OperatingSystem.IsLinux()) peers.Add(new PyTorchPeer(options.Python, " (memory kept)", PyTorchPeer.KeepingMemory));
        }
        catch (PeerException e)
        {
            Console.WriteLine($"No PyTorch to compare with: {e.Message}. --python FILE names a Python that has it. The column stays empty.");
        }

        return peers;
    }
}
