package cn.icpfiling.inspection.pages;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The evidence of a look.
 *
 * @param source of the page, as text in JSON: no program renders or runs it. Empty without an observation; of a longer page the parts
 *     with what was observed, and […] between them
 * @param wholeSource whether nothing was left out
 */
@Schema(name = "PageEvidence")
record PageEvidenceView(PageInspectionView inspection, String source, boolean wholeSource) {}
