namespace StaticCnn.Bench.Compare;

/// <summary>A contender in another process, which takes one case after another.</summary>
internal abstract class Peer : Contender
{
    /// <summary>Whether the peer computes such cases.</summary>
    public abstract bool Takes(BenchCase benchCase);

    /// <summary>The part of a step's time that is the cost of being called, in microseconds; null where the peer does not tell.</summary>
    public virtual double? CallMicroseconds => null;

    /// <summary>Hands a case over: parameters and batch by files. Later calls are about this case.</summary>
    /// <exception cref="PeerException">The peer cannot compute it.</exception>
    public abstract void Prepare(BenchCase benchCase, CaseFiles files);
}
