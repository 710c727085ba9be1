package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;

/**
 * {@code ./icp drill keys}: every service gets new keys for its fields, papers and blind indexes while requests go on. None may fail, and
 * the rotation is only over when nothing is left that an old key has encrypted. The script then leaves a value under an old key, with
 * which no rotation may end.
 */
public final class KeyRotation {

    private static final int PATIENCE_SECONDS = 600;

    private KeyRotation() {}

    public static void main(String[] args) throws Exception {
        System.exit(holds(Stack.fromEnvironment()) ? 0 : 1);
    }

    private static boolean holds(Stack stack) throws IOException, InterruptedException {
        var load = new UnderLoad(stack);
        load.begins();
        var begun = System.nanoTime();
        new Icp(stack, PATIENCE_SECONDS).does("keys", "rotate");
        UnderLoad.OUT.printf("  new keys in all services after %.0f s%n", UnderLoad.secondsSince(begun));
        var seen = load.ends();
        return isSound(seen) && Canary.isNoticed(stack, seen, KeyRotation::isSound);
    }

    static boolean isSound(UnderLoad.Seen seen) {
        return seen.nothingIsLost() && seen.noRequestFailed();
    }
}
