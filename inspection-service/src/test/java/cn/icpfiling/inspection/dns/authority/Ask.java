package cn.icpfiling.inspection.dns.authority;

/**
 * A question as it arrived.
 *
 * @param name lower case, without the final dot
 * @param server the asked address
 * @param attempt how often this server was asked this before, from 0
 */
public record Ask(String name, int type, String server, int attempt, boolean tcp) {
    /** A number that depends on the question alone, for faults that repeat in every run. */
    public int hash(int salt) {
        var hash = (name + '|' + type + '|' + server + '|' + attempt).hashCode() * 31 + salt;
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        return (hash ^ hash >>> 12) & Integer.MAX_VALUE;
    }
}
