package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** Port 43 (RFC 3912), for registries without RDAP. */
@ApplicationScoped
class WhoisClient {

    private final SourceSettings settings;
    private final SourceGates gates;
    private final Clock clock;

    WhoisClient(SourceSettings settings, SourceGates gates, Clock clock) {
        this.settings = settings;
        this.gates = gates;
        this.clock = clock;
    }

    Sourced<Registration> ask(WhoisServers.Server server, String ascii, Deadline whole) {
        var askedAt = clock.instant();
        var deadline = whole.atMost(settings.timeout());
        var address = server.host() + ":" + server.port();
        var gate = gates.of(address);
        try {
            if (!gate.enter(deadline)) {
                return Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.BUSY, null));
            }
            try {
                return read(exchange(server, ascii, deadline), ascii, address, askedAt);
            } finally {
                gate.leave();
            }
        } catch (SocketTimeoutException late) {
            return Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.TIMED_OUT, null));
        } catch (IOException unreachable) {
            return Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.UNREACHABLE, null));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.TIMED_OUT, null));
        }
    }

    private Sourced<Registration> read(String text, String ascii, String address, Instant askedAt) {
        if (text == null) {
            return Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.TOO_LARGE, null));
        }
        return switch (WhoisAnswer.read(text, ascii)) {
            case WhoisAnswer.Found(var registration) ->
                new Sourced<>(
                        Answer.known(registration),
                        new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.ANSWERED, text));
            case WhoisAnswer.NoMatch() ->
                Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.NOT_FOUND, text));
            case WhoisAnswer.Garbled() ->
                Sourced.failed(new Asked(SourceKind.WHOIS, address, askedAt, AnswerKind.UNREADABLE, text));
        };
    }

    /** Null when there is more than we take. */
    private String exchange(WhoisServers.Server server, String ascii, Deadline deadline) throws IOException {
        try (var socket = new Socket()) {
            var connect = deadline.atMost(settings.connectTimeout());
            socket.connect(new InetSocketAddress(server.host(), server.port()), millis(connect));
            socket.getOutputStream().write((ascii + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var text = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            while (true) {
                socket.setSoTimeout(millis(deadline));
                var count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    return text.toString(StandardCharsets.UTF_8);
                }
                text.write(buffer, 0, count);
                if (text.size() > settings.maxBytes()) {
                    return null;
                }
            }
        }
    }

    /** Zero would mean for ever. */
    private static int millis(Deadline deadline) throws SocketTimeoutException {
        if (deadline.passed()) {
            throw new SocketTimeoutException();
        }
        return (int) Math.max(1, deadline.left().toMillis());
    }
}
