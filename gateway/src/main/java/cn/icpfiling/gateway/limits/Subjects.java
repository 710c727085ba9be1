package cn.icpfiling.gateway.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The allowances of all subjects of one policy: of all accounts, or of all addresses. Those that are whole are forgotten. There are
 * at most so many; beyond it a new subject is not counted, so that a crowd of strangers locks no caller out.
 */
final class Subjects {

    private final boolean ofDay;
    private final int most;
    private final Map<String, Allowance> known = new ConcurrentHashMap<>();

    Subjects(boolean ofDay, int most) {
        this.ofDay = ofDay;
        this.most = most;
    }

    /** Returns the allowance of a subject; null if there are too many subjects. */
    Allowance of(String subject) {
        var found = known.get(subject);
        if (found != null) {
            return found;
        }
        return known.size() >= most ? null : known.computeIfAbsent(subject, unknown -> new Allowance());
    }

    void drop(String subject, Allowance gone) {
        known.remove(subject, gone);
    }

    void forgetWhole(Times times) {
        known.forEach((subject, allowance) -> {
            if (allowance.endIfWhole(ofDay, times)) {
                drop(subject, allowance);
            }
        });
    }

    int size() {
        return known.size();
    }
}
