package cn.icpfiling.platform.http;

import java.util.function.UnaryOperator;

/** Writes the responses to unreadable requests. Without a bean of this type these responses have no body. */
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

    /** @param header returns a request header by its name; null if the request has none or its headers were not read */
    Refusal of(Reason reason, UnaryOperator<String> header);
}
