package cn.icpfiling.bench.read;

import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.HttpLine;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Sends the same requests in turn over one kept-alive connection. */
final class Reader implements Crew.Caller, AutoCloseable {
    private final HttpLine line;
    private final List<byte[]> requests;
    private int turn;

    Reader(URI service, List<byte[]> requests) throws IOException {
        this.line = new HttpLine(service);
        this.requests = requests;
    }

    @Override
    public void call() throws IOException {
        ReadRequest.answered(line.send(requests.get(turn)));
        turn = (turn + 1) % requests.size();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
