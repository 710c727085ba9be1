package cn.icpfiling.sandbox.dns;

import java.time.Duration;
import org.xbill.DNS.Message;

/**
 * What a name server does with one query.
 *
 * @param message the answer; null is silence
 * @param delay machine time before the answer
 * @param closesTcp whether a TCP connection is closed instead of answered
 * @param forged a false answer that goes out before the true one, over UDP only; null without one
 * @param fromOtherPort whether the false answer leaves from another port
 */
record DnsReply(Message message, Duration delay, boolean closesTcp, Message forged, boolean fromOtherPort) {

    static DnsReply of(Message message) {
        return new DnsReply(message, Duration.ZERO, false, null, false);
    }

    static DnsReply silence() {
        return of(null);
    }

    static DnsReply closed() {
        return new DnsReply(null, Duration.ZERO, true, null, false);
    }

    DnsReply after(Duration time) {
        return new DnsReply(message, time, closesTcp, forged, fromOtherPort);
    }

    DnsReply afterForgery(Message falseAnswer, boolean otherPort) {
        return new DnsReply(message, delay, closesTcp, falseAnswer, otherPort);
    }

    boolean isSilent() {
        return message == null && !closesTcp;
    }
}
