package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Registrar;
import java.time.Instant;

/**
 * The evidence of one question.
 *
 * @param address host and port, or the version of a list; never a URL, which would contain the question
 * @param raw the answer as it arrived, null if there was none; holds personal data
 * @param registrar the registrar that the answer names; null if none
 */
public record Asked(
        SourceKind source, String address, Instant askedAt, AnswerKind answer, String raw, Registrar registrar) {

    public Asked(SourceKind source, String address, Instant askedAt, AnswerKind answer, String raw) {
        this(source, address, askedAt, answer, raw, null);
    }

    public Asked naming(Registrar named) {
        return new Asked(source, address, askedAt, answer, raw, named);
    }

    @Override
    public String toString() {
        return source + " " + address + " " + answer;
    }
}
