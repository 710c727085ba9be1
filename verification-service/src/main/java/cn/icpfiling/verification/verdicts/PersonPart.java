package cn.icpfiling.verification.verdicts;

public enum PersonPart {
    SUBJECT_PRINCIPAL,
    SERVICE_PRINCIPAL
}
