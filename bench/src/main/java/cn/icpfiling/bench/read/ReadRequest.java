package cn.icpfiling.bench.read;

import cn.icpfiling.bench.service.HttpLine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests of one caller as bytes, since they are sent repeatedly. */
record ReadRequest(URI service, String token) {

    /** Without a token. */
    static ReadRequest open(URI service) {
        return new ReadRequest(service, null);
    }

    byte[] of(String query) {
        return ("GET " + query + " HTTP/1.1\r\nHost: " + service.getAuthority()
                        + (token == null ? "" : "\r\nAuthorization: Bearer " + token)
                        + "\r\nAccept-Language: zh\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static HttpLine.Answer answered(HttpLine.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(
                    "answered with " + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
