package cn.icpfiling.filing.evidence;

import cn.icpfiling.filing.core.materials.Material;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers of a finding, the oldest first. A finding has at most {@link #MOST} of them. */
@Schema(name = "FindingPapers")
record FindingPapersView(@NotNull List<FindingPaperView> items) {

    static final int MOST = 40;

    static FindingPapersView of(List<Material> papers) {
        return new FindingPapersView(papers.stream().map(FindingPaperView::of).toList());
    }
}
