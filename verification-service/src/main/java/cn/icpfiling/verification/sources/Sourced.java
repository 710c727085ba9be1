package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;

/** What a source said, and the evidence of it. */
public record Sourced<T>(Answer<T> answer, Asked asked) {

    static <T> Sourced<T> failed(Asked asked) {
        return new Sourced<>(asked.answer() == AnswerKind.NOT_FOUND ? Answer.absent() : Answer.unknown(), asked);
    }
}
