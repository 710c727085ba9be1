package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.registration.Reading;
import cn.icpfiling.verification.registration.RegistrationRecord;
import cn.icpfiling.verification.registration.WhoisFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Port 43 (RFC 3912): sends one line, then reads text until the server closes the connection. */
@ApplicationScoped
class WhoisClient {

    private static final int MOST_ADDRESSES = 3;

    private final SourceSettings settings;
    private final SourceGates gates;
    private final PublicAddresses addresses;
    private final Clock clock;

    WhoisClient(SourceSettings settings, SourceGates gates, PublicAddresses addresses, Clock clock) {
        this.settings = settings;
        this.gates = gates;
        this.addresses = addresses;
        this.clock = clock;
    }

    AskedServer server(WhoisServers.Server server) {
        return new AskedServer(gates.of(SourceKind.WHOIS, server.host(), server.port()));
    }

    Sourced<RegistrationRecord> ask(WhoisServers.Server server, WhoisFamily family, DomainName name, Deadline whole) {
        var askedAt = clock.instant();
        var deadline = whole.atMost(settings.timeout());
        return switch (addresses.of(server.host(), deadline.left())) {
            case PublicAddresses.At(var checked) -> ask(new Question(server, checked, family, name, askedAt), deadline);
            case PublicAddresses.Nowhere(var why) -> failed(server, askedAt, why);
        };
    }

    private record Question(
            WhoisServers.Server server,
            List<InetAddress> addresses,
            WhoisFamily family,
            DomainName name,
            Instant askedAt) {}

    private Sourced<RegistrationRecord> ask(Question question, Deadline deadline) {
        var gate = gates.of(
                SourceKind.WHOIS, question.server().host(), question.server().port());
        try {
            if (!gate.enter(deadline)) {
                return failed(question, AnswerKind.BUSY);
            }
            try {
                return exchange(question, deadline, gate);
            } finally {
                gate.leave();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(question, AnswerKind.TIMED_OUT);
        }
    }

    private Sourced<RegistrationRecord> exchange(Question question, Deadline deadline, SourceGate gate) {
        var patient = deadline.left().compareTo(settings.connectTimeout()) >= 0;
        try {
            var answer = converse(question, deadline);
            if (answer == null) {
                gate.failed(AnswerKind.TOO_LARGE);
                return failed(question, AnswerKind.TOO_LARGE);
            }
            return read(question, answer, gate);
        } catch (SocketTimeoutException late) {
            if (patient) {
                gate.failed(AnswerKind.TIMED_OUT);
            }
            return failed(question, AnswerKind.TIMED_OUT);
        } catch (IOException unreachable) {
            gate.failed(unreachable);
            return failed(question, AnswerKind.UNREACHABLE);
        }
    }

    private Sourced<RegistrationRecord> read(Question question, byte[] answer, SourceGate gate) {
        var text = new String(answer, StandardCharsets.UTF_8);
        var reading = question.family().read(answer, question.name());
        if (reading instanceof Reading.Refused) {
            gate.restFor(settings.rest(), "refused");
        } else {
            gate.succeeded();
        }
        return switch (reading) {
            case Reading.Found(var found) ->
                new Sourced<>(Answer.known(found), asked(question, AnswerKind.ANSWERED, text));
            case Reading.NotRegistered() -> Sourced.failed(asked(question, AnswerKind.NOT_FOUND, text));
            case Reading.Refused() -> Sourced.failed(asked(question, AnswerKind.BUSY, text));
            case Reading.Unreadable() -> Sourced.failed(asked(question, AnswerKind.UNREADABLE, text));
        };
    }

    /** Returns null if the answer exceeds the size limit. */
    private byte[] converse(Question question, Deadline deadline) throws IOException {
        try (var socket = connected(question, deadline)) {
            var line = question.family().question(question.name()) + "\r\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            var text = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            while (true) {
                socket.setSoTimeout(millis(deadline));
                var count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    return text.toByteArray();
                }
                text.write(buffer, 0, count);
                if (text.size() > settings.maxBytes()) {
                    return null;
                }
            }
        }
    }

    /** Connects to an address that was checked: a second look-up could return a different one. */
    private Socket connected(Question question, Deadline deadline) throws IOException {
        IOException last = null;
        for (var address : question.addresses()
                .subList(0, Math.min(MOST_ADDRESSES, question.addresses().size()))) {
            var socket = new Socket();
            try {
                var patience = millis(deadline.atMost(settings.connectTimeout()));
                socket.connect(new InetSocketAddress(address, question.server().port()), patience);
                return socket;
            } catch (IOException unreached) {
                socket.close();
                last = unreached;
            }
        }
        throw last;
    }

    /** Zero would mean no time-out. */
    private static int millis(Deadline deadline) throws SocketTimeoutException {
        if (deadline.passed()) {
            throw new SocketTimeoutException();
        }
        return (int) Math.max(1, deadline.left().toMillis());
    }

    private static Sourced<RegistrationRecord> failed(Question question, AnswerKind why) {
        return Sourced.failed(asked(question, why, null));
    }

    private static Sourced<RegistrationRecord> failed(WhoisServers.Server server, Instant askedAt, AnswerKind why) {
        return Sourced.failed(new Asked(SourceKind.WHOIS, server.address(), askedAt, why, null));
    }

    private static Asked asked(Question question, AnswerKind answer, String text) {
        return new Asked(SourceKind.WHOIS, question.server().address(), question.askedAt(), answer, text);
    }
}
