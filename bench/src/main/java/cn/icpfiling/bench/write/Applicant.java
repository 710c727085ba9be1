package cn.icpfiling.bench.write;

import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.HttpLine;
import cn.icpfiling.bench.write.Orders.Draft;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Enters the subject of an order repeatedly, each time with the version from the last answer. */
final class Applicant implements Crew.Caller, AutoCloseable {
    private static final String SUBJECT = """
            {"name":"北京示例科技有限公司","certificateAddress":"北京市朝阳区示例路1号","mailingAddress":"北京市朝阳区示例路1号",\
            "principal":{"name":"张三","certificateType":2,"certificateNumber":"11010519491231002X","mobile":"13800138000",\
            "officePhone":"010-82998299","mail":"person@example.com","legalRepresentative":true}}""";

    private final HttpLine line;
    private final byte[] head;
    private final byte[] tail;
    private String seen = "\"0-zh\"";

    Applicant(URI service, Draft draft, String token) throws IOException {
        var body = SUBJECT.getBytes(StandardCharsets.UTF_8);
        this.line = new HttpLine(service);
        this.head = ("PUT /api/v1/orders/" + draft.id() + "/subject HTTP/1.1\r\nHost: " + service.getAuthority()
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\nAccept-Language: zh\r\nIf-Match: ")
                .getBytes(StandardCharsets.US_ASCII);
        var end = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        this.tail = new byte[end.length + body.length];
        System.arraycopy(end, 0, tail, 0, end.length);
        System.arraycopy(body, 0, tail, end.length, body.length);
    }

    @Override
    public void call() throws IOException {
        var tag = seen.getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + tag.length + tail.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(tag, 0, request, head.length, tag.length);
        System.arraycopy(tail, 0, request, head.length + tag.length, tail.length);
        var answer = line.send(request);
        if (answer.status() != 200 || answer.etag().equals(seen)) {
            throw new IOException("answered with " + answer.status() + ", tag " + answer.etag() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        seen = answer.etag();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
