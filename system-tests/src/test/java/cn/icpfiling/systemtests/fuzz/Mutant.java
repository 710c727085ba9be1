package cn.icpfiling.systemtests.fuzz;

import java.util.Map;
import java.util.Optional;

/**
 * One request that a mutator made.
 *
 * @param variables of the path, by name
 * @param query the question mark and all behind it, or nothing
 * @param what was done to it
 * @param isWrong whether no success may follow, whatever the state of things
 */
record Mutant(
        Target target,
        Map<String, String> variables,
        String query,
        Optional<byte[]> body,
        Optional<String> mediaType,
        Optional<String> key,
        String what,
        boolean isWrong) {

    static Mutant ofBody(Target target, byte[] body, String what, boolean isWrong) {
        return new Mutant(target, Map.of(), "", Optional.of(body), target.mediaType(), Optional.empty(), what, isWrong);
    }

    @Override
    public String toString() {
        return target + ": " + what;
    }
}
