package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import java.util.List;

/**
 * What became of the papers of a filing.
 *
 * @param kept the papers that filing-service has
 */
record SentPapers(List<LegacyPaper> kept, List<Lost> lost) {

    SentPapers {
        kept = List.copyOf(kept);
        lost = List.copyOf(lost);
    }

    /** Returns the papers that stay behind for this reason. */
    List<LegacyPaper> lostBy(Loss loss) {
        return lost.stream()
                .filter(paper -> paper.loss() == loss)
                .map(Lost::paper)
                .toList();
    }

    /** Why a paper stays behind, in the words of filing-service. */
    enum Loss {
        /** The old platform has no file for it. */
        MISSING,
        /** The file is damaged, infected, too large, of a type that is not kept, or one more than a filing can have. */
        UNREADABLE
    }

    /** A paper that stays behind. */
    record Lost(LegacyPaper paper, Loss loss) {

        @Override
        public String toString() {
            return "Lost[" + paper.id() + " " + loss + "]";
        }
    }
}
