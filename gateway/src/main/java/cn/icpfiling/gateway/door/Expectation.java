package cn.icpfiling.gateway.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * The wish of a caller to be told before it sends its body: {@code Expect: 100-continue} (RFC 9110, 10.1.1). After a refusal in place of
 * the word to go on, one caller sends the body and another does not. So the gateway cannot tell what the next bytes of the connection are,
 * and must not read a request from them.
 */
final class Expectation {

    private Expectation() {}

    /** Whether a refusal must be the last answer of the connection. In HTTP/2 a stream has one request. */
    static boolean leavesDoubt(HttpServerRequest caller) {
        return caller.version() != HttpVersion.HTTP_2 && isOpen(caller);
    }

    private static boolean isOpen(HttpServerRequest caller) {
        return "100-continue".equalsIgnoreCase(caller.getHeader(HttpHeaders.EXPECT)) && AnnouncedBody.isOf(caller);
    }

    static void meet(HttpServerRequest caller) {
        if (isOpen(caller)) {
            caller.response().writeContinue();
            caller.headers().remove(HttpHeaders.EXPECT);
        }
    }
}
