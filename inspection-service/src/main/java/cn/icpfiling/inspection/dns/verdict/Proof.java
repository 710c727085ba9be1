package cn.icpfiling.inspection.dns.verdict;

import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Wire;
import java.net.InetSocketAddress;
import java.time.Instant;

/** One answer, or the silence of one server, as the scan saw it. */
public final class Proof {
    /** How the answer came. */
    public enum Transport {
        UDP,
        TCP
    }

    private final InetSocketAddress server;
    private final Transport transport;
    private final Name name;
    private final int type;
    private final Instant at;
    private final byte[] answer;

    /** Takes ownership of the bytes. */
    public Proof(InetSocketAddress server, Transport transport, Name name, int type, Instant at, byte[] answer) {
        this.server = server;
        this.transport = transport;
        this.name = name;
        this.type = type;
        this.at = at;
        this.answer = answer;
    }

    /** Address and port of the name server. */
    public InetSocketAddress server() {
        return server;
    }

    public Transport transport() {
        return transport;
    }

    /** Name and type that were asked, like {@code example.cn. A}. */
    public String question() {
        return name + (type == Wire.TYPE_A ? " A" : " AAAA");
    }

    /** When the answer came, or when the wait for the last try ended. */
    public Instant at() {
        return at;
    }

    /** The whole answer as it came; empty if the server was silent. */
    public byte[] answer() {
        return answer.clone();
    }

    /** The second 16-bit word of the header (flags and response code); -1 if the server was silent. */
    public int flags() {
        return answer.length < 4 ? -1 : (answer[2] & 0xff) << 8 | answer[3] & 0xff;
    }

    /** The lower four bits of the response code; -1 if the server was silent. */
    public int rcode() {
        return answer.length < 4 ? -1 : answer[3] & 0xf;
    }
}
