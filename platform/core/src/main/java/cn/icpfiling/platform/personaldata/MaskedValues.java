package cn.icpfiling.platform.personaldata;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects personal fields with a masked value. Responses mask personal data. A caller that sends such a response back
 * would overwrite the data with the mask. Every write of personal fields uses this check.
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
        if (Masks.isMasked(value)) {
            found.add(Violation.of(pointer, "MASKED_VALUE", rule));
        }
        return this;
    }

    public List<Violation> found() {
        return List.copyOf(found);
    }

    /** Throws a 422 that names all masked fields, if there are any. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw ProblemException.broken(found);
        }
    }
}
