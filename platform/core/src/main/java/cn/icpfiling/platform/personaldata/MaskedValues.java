package cn.icpfiling.platform.personaldata;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects personal fields that hold a masked value. Answers mask personal data; a caller that writes such an answer back would
 * store the mask in place of the data. Every write with personal fields asks here.
 */
public final class MaskedValues {

    private final String rule;
    private final List<Violation> found = new ArrayList<>();

    public MaskedValues() {
        this(null);
    }

    /** @param rule id of the rule that the violations name */
    public MaskedValues(String rule) {
        this.rule = rule;
    }

    public MaskedValues at(String pointer, String value) {
        if (Masks.isMasked(value)) found.add(Violation.of(pointer, "MASKED_VALUE", rule));
        return this;
    }

    public List<Violation> found() {
        return List.copyOf(found);
    }

    /** 422 that names all of them; nothing where there are none. */
    public void refuse() {
        if (!found.isEmpty()) throw ProblemException.broken(found);
    }
}
