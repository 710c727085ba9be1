package cn.icpfiling.platform.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Sends one request to a checked address and reads the answer. Each exchange has a connection of its own. */
final class Exchange {

    private static final int MOST_ADDRESSES = 3;

    private final TlsConnection tls;
    private final String userAgent;
    /** A write has no timeout of its own, so the socket of a late request is closed. */
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("egress-watch").daemon().factory());

    Exchange(SSLContext context, String userAgent) {
        this.tls = new TlsConnection(context);
        this.userAgent = userAgent;
    }

    /** @param addresses all checked; the first that takes a connection is asked */
    Answer perform(FetchRequest request, Target target, List<InetAddress> addresses, Deadline deadline)
            throws FetchFault {
        IOException last = null;
        for (var address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
            try (var socket = new Socket()) {
                try {
                    socket.connect(new InetSocketAddress(address, target.port()), deadline.patience());
                } catch (IOException unreached) {
                    last = unreached;
                    continue;
                }
                return ask(socket, request, target, address, deadline);
            } catch (IOException closing) {
                throw new FetchFault(FetchOutcome.NOT_REACHED, "CLOSED");
            }
        }
        throw last instanceof SocketTimeoutException
                ? new FetchFault(FetchOutcome.TOO_SLOW, "CONNECT")
                : new FetchFault(FetchOutcome.NOT_REACHED, "CONNECT");
    }

    private Answer ask(Socket socket, FetchRequest request, Target target, InetAddress address, Deadline deadline)
            throws FetchFault {
        var cut = watch.schedule(() -> close(socket), deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        var isAsked = false;
        try {
            var stream = target.secure() ? tls.over(socket, target, deadline) : socket;
            stream.getOutputStream().write(bytes(request, target));
            stream.getOutputStream().flush();
            isAsked = true;
            var reader = new AnswerReader(stream, request.limits(), deadline);
            return request.bodyUnread() ? reader.readHead(address) : reader.read(address);
        } catch (SocketTimeoutException late) {
            throw new FetchFault(FetchOutcome.TOO_SLOW, deadline.isOver() ? "WHOLE" : "SILENCE");
        } catch (IOException broken) {
            throw deadline.isOver()
                    ? new FetchFault(FetchOutcome.TOO_SLOW, "WHOLE")
                    : new FetchFault(isAsked ? FetchOutcome.BROKEN_ANSWER : FetchOutcome.NOT_REACHED, "CLOSED");
        } finally {
            cut.cancel(false);
        }
    }

    private byte[] bytes(FetchRequest request, Target target) {
        var head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(target.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.authority())
                .append("\r\nUser-Agent: ")
                .append(userAgent)
                .append("\r\nAccept-Encoding: gzip\r\nConnection: close\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.method() == FetchRequest.Method.POST) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        if (request.method() == FetchRequest.Method.POST) {
            bytes.writeBytes(request.body());
        }
        return bytes.toByteArray();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // The reader notices.
        }
    }
}
