package cn.icpfiling.filing.casepapers;

import cn.icpfiling.filing.core.materials.Material;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The papers of a case, the oldest first. A case has at most {@link #MOST} of them. */
@Schema(name = "CasePapers")
record CasePapersView(@NotNull List<CasePaperView> items) {

    static final int MOST = 40;

    static CasePapersView of(List<Material> papers) {
        return new CasePapersView(papers.stream().map(CasePaperView::of).toList());
    }
}
