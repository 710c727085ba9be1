package cn.icpfiling.verification.judgement;

public enum PersonPart {
    SUBJECT_PRINCIPAL,
    SERVICE_PRINCIPAL
}
