package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import java.util.List;

/**
 * What keeps a case from a grant now.
 *
 * @param found null if nothing was asked, or if there was no answer
 * @param unknown whether a service was asked and gave no answer in time
 */
record Hindrances(List<AccountProblem> found, boolean unknown) {
    static final Hindrances NOT_ASKED = new Hindrances(null, false);
    static final Hindrances UNKNOWN = new Hindrances(null, true);

    static Hindrances of(List<AccountProblem> found) {
        return new Hindrances(List.copyOf(found), false);
    }

    /** Null if they are not known. */
    List<String> names() {
        return found == null ? null : found.stream().map(AccountProblem::name).toList();
    }
}
