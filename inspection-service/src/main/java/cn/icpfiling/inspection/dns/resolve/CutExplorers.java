package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.wire.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets one lookup explore a delegation while others that need the same one wait. Without this, thousands of lookups ask
 * the root servers for one top-level zone when a scan starts.
 */
final class CutExplorers {
    private final Map<Name, List<NameLookup>> waiting = new HashMap<>();

    /** Tells whether another lookup explores the cut; the lookup waits then. Otherwise the lookup is the explorer. */
    boolean isExplored(Name cut, NameLookup lookup) {
        var others = waiting.get(cut);
        if (others == null) {
            waiting.put(cut, new ArrayList<>(0));
            return false;
        }
        others.add(lookup);
        return true;
    }

    /** The cut is explored. After a failure the others go on by themselves, so that none waits for a broken zone twice. */
    void release(Name cut, boolean found) {
        var others = waiting.remove(cut);
        if (others != null) {
            others.forEach(lookup -> lookup.begin(found));
        }
    }
}
