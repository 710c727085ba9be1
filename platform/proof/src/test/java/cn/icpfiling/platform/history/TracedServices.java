package cn.icpfiling.platform.history;

import cn.icpfiling.platform.history.SourceTexts.Listed;
import cn.icpfiling.platform.history.TracedReads.Known;
import java.util.Map;
import java.util.Set;

/** What {@link TracedReads} cannot find in the sources of the services. */
final class TracedServices {

    static final Map<String, Known> KNOWN = Map.of(
            "filing-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "ORDER", "order",
                            "SUBJECT", "owner",
                            "SERVICE", "service",
                            "FINDING", "finding",
                            "SUPPORT_CASE", "case",
                            "IMPORTED_FILING", "import",
                            "OFFLINE_CASE", "offline",
                            "STATUS_INQUIRY", "inquiry"),
                    Map.of("FILED_AS", "a trace of what this service did not know then, by a pseudonym"),
                    Map.of(
                            "OfflineProgress event.act()", Listed.constants("OfflineAct"),
                            "PrefillProgress event.act()", Listed.constants("PrefillAct")),
                    Set.of("AuditedStep")),
            "verification-service",
            new Known(Set.of(), Map.of("EVIDENCE", "evidence"), Map.of(), Map.of(), Set.of()),
            "inspection-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "FINDING", "finding",
                            "SPOT_CHECK", "spotCheck",
                            "INSPECTION_TASK", "task",
                            "PAGE_EVIDENCE", "page"),
                    Map.of(),
                    Map.of("ActOnScan step.event()", step("ScanLifecycle")),
                    Set.of("FindingProgress")),
            "account-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "ORDER", "order",
                            "SUBJECT", "owner",
                            "SERVICE", "service",
                            "FINDING", "finding",
                            "TRANSFER", "transfer",
                            "PREFILLED_ORDER", "prefilled",
                            "SUPPORT_CASE", "case",
                            "RECOVERY_CASE", "case",
                            "VOICE_TASK", "notice"),
                    Map.of("ACCOUNT", "a person's own data and notices, whatever they are about"),
                    Map.of(
                            "SupportCase step.event()", step("CaseLifecycle"),
                            "StopCase event", step("CaseLifecycle"),
                            "TracedThing kind.name()", Listed.handed("TracedThing.of", 0)),
                    Set.of()),
            "legacy-import-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "LEGACY_CLAIM", "legacyClaim",
                            "LEGACY_FILING", "legacyFiling",
                            "LEGACY_SITE", "legacySite",
                            "LEGACY_ACCOUNT", "legacyAccount"),
                    Map.of("LEGACY_LOAD", "the same read has an entry at each filing of which it shows a row"),
                    Map.of(
                            "LegacyClaim row.event()", step("ClaimLifecycle"),
                            "LegacyImport step.event()", step("ImportLifecycle"),
                            "LatePaper row.event()", step("LatePaperLifecycle"),
                            "MailboxReset step.event()", step("ResetLifecycle"),
                            "Differences step.event()", step("DifferenceLifecycle"),
                            "HandOverSteps filing.state()", Listed.constants("LegacyState"),
                            "RevealSetAside object.type().name()", Listed.constants("ShownObject.Type")),
                    Set.of()));

    /** Of acts that show no personal data to a person. A verb that stands in no list counts as one of a read. */
    static final Set<String> SHOW_NOTHING = Set.of("""
            ABANDON ACCEPT ACCEPT_PAPERS ACTIVATE ADD ADD_CREDENTIAL ALLOW_NETWORKS ANSWER APPROVE ARRIVE ASK
            ASK_ABANDONMENT ASK_VERIFICATION ASSIGN AUTHENTICATE BEGIN CANCEL CANCEL_ACCESS CHANGE
            CHANGE_CONTACT CHANGE_MAIL CHANGE_PHONE CHANGE_SCOPES CHANGE_SECRET CHANGE_SITE CHECK CHECK_AGAIN
            CLAIM CLAIMED CLOSE COMPLETE CONFIRM CONFIRM_GRANT CONSENT CONTEST CREATE CURE DECLINE DELETE
            DEREGISTER DISABLE DISCARD DISMISS DRAFT ENABLE END ENDORSE ENROL_SECOND_FACTOR ERASE EXPIRE EXTEND
            FAIL FILED_HERE FILING_CHANGED FINDING FINISH FLAG FORGET FREE GIVE_UP GRANT HANDING_OVER HAND_IN
            HAND_OVER HAND_OVER_AGAIN HOLD IMPORT IMPORTED INFECTED INSPECT INVITE ISSUE JUDGE KEEP LAPSE LEAVE
            LIFT LOAD LOSE MAIL_BOUNCED MISS MISS_AGAIN NAME_OBJECT NAME_TARGET NARROW_SCOPES NOTIFY OBJECT OPEN
            OPEN_CASE OUTCOME PAUSE PREPARE PROPOSE PROPOSE_APPROVAL PROPOSE_GRANT PROPOSE_REJECTION PROVE
            PROVE_CONTACT PROVIDER_DISCARDED PROVIDER_RELEASED PUBLISH RECHECK REDEEM REFUSE REGISTER REJECT
            RELEASE RELEASE_ITSELF REMIND REMOVE REMOVE_CONTACT REMOVE_MAIL REMOVE_PASSWORD REMOVE_SECOND_FACTOR
            RENEW_LINK REOPEN REPLACE REPLAY REPORT REQUEST REQUEST_CODE REQUEST_CORRECTION REQUEST_SCOPES
            RESCAN RESEND RESET REST RESUBMIT RESUME REVOKE ROTATE_SECRET SEND SEND_AGAIN SEND_BACK SEND_CODE
            SET SETTLE SETTLE_RULES SET_ASIDE SET_PASSWORD SHIP SMS_FAILED SMS_VERIFIED START STEP_UP STOP
            SUBMIT SUSPEND TAKE TAKE_OVER TAKE_RELEASE_BACK TELL_LOGIN_NAME TERMINATE TEST TRANSFER TRY_AGAIN
            UPLOAD UPLOAD_WITHOUT_SMS VERIFY VERIFY_NOW WAITING WANT_CODE WITHDRAW WITHDRAW_ACCEPTANCE WRITE
            """.trim().split("\\s+"));

    private TracedServices() {}

    /** The name that a life cycle gives a step. */
    private static Listed step(String lifecycle) {
        return Listed.handedIn(lifecycle, "new Step", 4);
    }
}
