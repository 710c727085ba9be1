package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registration;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Sources that say what a test tells them. */
public final class ToldSources {

    private static final URI NOWHERE = URI.create("http://localhost");

    private ToldSources() {}

    public static Registrations registrations(Answer<Registration> answer, Clock clock) {
        return new Registrations(null, null, null, null, null, NOWHERE, clock) {
            @Override
            public Sourced<Registration> ask(DomainName name, Freshness freshness, Deadline deadline) {
                return sourced(answer, SourceKind.RDAP, clock);
            }
        };
    }

    public static RealNameSource realNames(Answer<RealNameRecord> answer, Clock clock) {
        return new RealNameSource(null, null, NOWHERE, clock) {
            @Override
            public Sourced<RealNameRecord> ask(String ascii, Holder holder, Deadline deadline) {
                return sourced(answer, SourceKind.REAL_NAME, clock);
            }
        };
    }

    private static <T> Sourced<T> sourced(Answer<T> answer, SourceKind kind, Clock clock) {
        var how = switch (answer) {
            case Answer.Known<T> unused -> AnswerKind.ANSWERED;
            case Answer.Absent<T> unused -> AnswerKind.NOT_FOUND;
            case Answer.Unknown<T> unused -> AnswerKind.TIMED_OUT;
        };
        return new Sourced<>(answer, new Asked(kind, "localhost", clock.instant(), how, null), List.of());
    }
}
