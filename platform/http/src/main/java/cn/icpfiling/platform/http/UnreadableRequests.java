package cn.icpfiling.platform.http;

import java.util.function.UnaryOperator;

/** Writes the answers to requests that cannot be read. Without a bean of this type these answers have no body. */
public interface UnreadableRequests {

    /** Why a request is refused before any route. */
    enum Reason {
        MALFORMED(400),
        TOO_SLOW(408),
        URI_TOO_LONG(414),
        HEADERS_TOO_LARGE(431);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** @param header the value of a request header by its name, null where the request has none or none was read */
    Refusal of(Reason reason, UnaryOperator<String> header);
}
