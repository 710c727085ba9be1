package cn.icpfiling.inspection.core.tasks;

/** The papers of a filing that special inspections look at (docs/trade.md 3.3). */
public enum FiledPaper {
    PRINCIPAL_ID,
    ORGANISATION_CERTIFICATE,
    LICENCE,
    FACE_PHOTO,
    VERIFICATION_SHEET
}
