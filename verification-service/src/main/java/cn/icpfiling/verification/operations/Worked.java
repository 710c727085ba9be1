package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.web.problem.ProblemDetail;
import java.time.Duration;

/** What became of a line that had its turn. */
sealed interface Worked {

    Item item();

    record Done(Item item, LineFitness fitness) implements Worked {}

    record Failed(Item item, ProblemDetail problem) implements Worked {}

    /** @param tries so far; that a source rests is none */
    record PutOff(Item item, int tries, Duration pause) implements Worked {}
}
