package cn.icpfiling.systemtests.storm;

import java.net.URI;

/** A draft order with one material, and the token of its holder: the target of uploads and downloads. */
record Target(URI gateway, String token, String order, String tag, String kind, byte[] paper) {

    String head(String request, String... headers) {
        var head = new StringBuilder(request)
                .append(" HTTP/1.1\r\nHost: ")
                .append(gateway.getAuthority())
                .append("\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    String upload(int length) {
        return head(
                "PUT /api/v1/orders/" + order + "/materials/" + kind,
                "Authorization: Bearer " + token,
                "If-Match: " + tag,
                "Content-Type: image/jpeg",
                "Content-Length: " + length);
    }

    String download() {
        return head("GET /api/v1/orders/" + order + "/materials/" + kind, "Authorization: Bearer " + token);
    }
}
