package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The answer of a source, with its evidence.
 *
 * @param alsoAsked further questions on the way to the answer
 */
public record Sourced<T>(Answer<T> answer, Asked asked, List<Asked> alsoAsked) {

    public Sourced {
        alsoAsked = List.copyOf(alsoAsked);
    }

    public Sourced(Answer<T> answer, Asked asked) {
        this(answer, asked, List.of());
    }

    static <T> Sourced<T> failed(Asked asked) {
        return new Sourced<>(asked.answer() == AnswerKind.NOT_FOUND ? Answer.absent() : Answer.unknown(), asked);
    }

    /** Returns all questions; the source that decides comes first. */
    public List<Asked> evidence() {
        var all = new ArrayList<>(List.of(asked));
        all.addAll(alsoAsked);
        return List.copyOf(all);
    }

    <U> Sourced<U> map(Function<T, U> reading) {
        return new Sourced<>(
                switch (answer) {
                    case Answer.Known<T>(var value) -> Answer.known(reading.apply(value));
                    case Answer.Absent<T>() -> Answer.absent();
                    case Answer.Unknown<T>() -> Answer.unknown();
                },
                asked,
                alsoAsked);
    }

    /**
     * Adds the answer of a second source. If the second source has no answer, the first answer remains. Both are
     * evidence.
     */
    Sourced<T> and(Sourced<T> second) {
        var better = second.answer() instanceof Answer.Known<T> ? second.answer() : answer;
        var asks = new ArrayList<>(alsoAsked);
        asks.addAll(second.evidence());
        return new Sourced<>(better, asked, asks);
    }
}
