package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;

/** The response to one request. The body is {@code missing} if it is not JSON. */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes, JsonNode body) {

    public boolean isRefusal() {
        return status >= 400;
    }

    public String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    public String etag() {
        return headers.firstValue("ETag").orElseThrow(() -> new Differs(request + " told no ETag"));
    }

    public JsonNode at(String pointer) {
        return body.at(pointer);
    }

    public String text(String pointer) {
        var value = body.at(pointer);
        Differs.unless(
                value.isValueNode() && !value.isNull(), "%s answered nothing at %s: %s", request, pointer, shown());
        return value.asText();
    }

    /** Returns this answer if it has the expected status; fails otherwise. */
    public Answer expect(int expected) {
        Differs.unless(status == expected, "%s answered %d in place of %d: %s", request, status, expected, shown());
        return this;
    }

    private String shown() {
        if (body instanceof ObjectNode) {
            return body.toString();
        }
        return "%d bytes of %s".formatted(bytes.length, contentType());
    }
}
