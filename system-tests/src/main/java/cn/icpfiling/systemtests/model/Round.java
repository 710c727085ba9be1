package cn.icpfiling.systemtests.model;

import java.util.ArrayList;
import java.util.List;

/** The order before, the parallel requests with their answers, and the order after. Only facts. */
record Round(Snapshot before, List<Asked> asked, Snapshot after, Outside outside) {

    /** One act with its answer. Acts with the same key have the same key name. */
    record Asked(Act act, Manner manner, String key, Reply reply) {

        Asked answered(Reply other) {
            return new Asked(act, manner, key, other);
        }

        @Override
        public String toString() {
            return "%s %s: %s".formatted(act, manner, reply);
        }
    }

    /**
     * An answer.
     *
     * @param digest of all its bytes
     * @param state of the order in it, or empty
     */
    record Reply(int status, String code, int digest, boolean replayed, String state) {

        static Reply refusal(int status, String code) {
            return new Reply(status, code, 0, false, "");
        }

        @Override
        public String toString() {
            return (status + " " + code + state + (replayed ? " (again)" : "")).strip();
        }
    }

    /** The outside acts of people and authority; without them they cannot have moved the order. */
    record Outside(Company.Fate fate, boolean codesTyped, boolean codesWrong, boolean daysPassed) {

        static Outside of(Company.Fate fate) {
            return new Outside(fate, false, false, false);
        }

        Outside typed() {
            return new Outside(fate, true, codesWrong, daysPassed);
        }

        Outside typedWrongly() {
            return new Outside(fate, codesTyped, true, daysPassed);
        }

        Outside afterDays() {
            return new Outside(fate, codesTyped, codesWrong, true);
        }
    }

    Round asking(int place, Asked other) {
        var all = new ArrayList<>(asked);
        all.set(place, other);
        return new Round(before, all, after, outside);
    }

    Round endingIn(Snapshot other) {
        return new Round(before, asked, other, outside);
    }

    /** Returns the steps that the history has gained. */
    List<Step> won() {
        var had = before.history().size();
        var now = after.history();
        return had <= now.size() ? now.subList(had, now.size()) : List.of();
    }

    @Override
    public String toString() {
        return "%s | %s | %s%s".formatted(before.state(), asked, after.state(), won().isEmpty() ? "" : " by " + won());
    }
}
