package cn.icpfiling.inspection;

import cn.icpfiling.platform.testkit.NeighbourStub;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The neighbours as this service sees them: filing-service's subjects, account-service's partners and tokens, over HTTP. */
public final class FilingStub extends NeighbourStub {
    private static final String CONTACTS = "/contacts";
    private static final String OPEN_ORDERS = "/open-orders";
    private static final String PAPERS = "/finding-papers/";

    private final Map<UUID, String> contacts = new ConcurrentHashMap<>();
    private final Set<UUID> withAuthority = ConcurrentHashMap.newKeySet();
    private final Set<UUID> silent = ConcurrentHashMap.newKeySet();

    public FilingStub() {
        super("icp.filing.url", "icp.account.url");
    }

    /** From now on an order of the subject is with the authority. */
    public void hasOrderWithAuthority(UUID subject) {
        withAuthority.add(subject);
    }

    /** From now on filing-service knows this spot check. */
    public void knowsSpotCheck(UUID spotCheck, String task, String note) {
        knows(spotCheck, """
                {"spotCheckId":"%s","task":"%s","note":"%s"}""".formatted(spotCheck, task, note));
    }

    /** From now on it knows what the authority thinks of the result, too. */
    public void knowsOpinion(UUID spotCheck, String task, String note, String opinion) {
        knows(spotCheck, """
                {"spotCheckId":"%s","task":"%s","note":"%s","opinion":"%s"}""".formatted(spotCheck, task, note, opinion));
    }

    /** From now on filing-service knows this subject, whose principal is its legal representative. */
    public void knows(
            UUID subject, String name, int certificateType, String certificateNumber, String legalRepresentative) {
        knows(subject, """
                {"subjectId":"%s","name":"%s","certificateType":%d,"certificateNumber":"%s","status":"REGISTERED",
                 "legalRepresentative":"%s"}""".formatted(subject, name, certificateType, certificateNumber, legalRepresentative));
    }

    /** From now on filing-service knows the contacts of this subject and one of its services. */
    public void knowsContacts(UUID subject, String json) {
        contacts.put(subject, json);
    }

    /** From now on account-service knows this partner. */
    public void knowsPartner(UUID partner, String name) {
        knows(partner, """
                {"partnerId":"%s","name":"%s"}""".formatted(partner, name));
    }

    /** From now on this paper was handed in at the finding. */
    public void knowsPaper(UUID finding, UUID paper) {
        knowsPaper(finding, paper, Instant.parse("2026-12-01T09:00:00Z"));
    }

    /** From now on this paper, and no other one, was handed in at the finding at that time. */
    public void knowsPaper(UUID finding, UUID paper, Instant handedInAt) {
        silent.remove(finding);
        knows(finding, """
                {"items":[{"paperId":"%s","findingId":"%s","kind":"DOMAIN_CERTIFICATE","handedInAt":"%s"}]}""".formatted(paper, finding, handedInAt));
    }

    /** From now on filing-service gives no answer about the papers of the finding. */
    public void isSilentAboutPapers(UUID finding) {
        silent.add(finding);
    }

    /** From now on filing-service says that no paper was handed in at the finding. */
    public void knowsNoPaper(UUID finding) {
        silent.remove(finding);
    }

    @Override
    protected Optional<String> document(String path) {
        if (path.endsWith(CONTACTS)) {
            return Optional.ofNullable(contacts.get(id(path.substring(0, path.length() - CONTACTS.length()))));
        }
        if (path.endsWith(OPEN_ORDERS)) {
            var subject = id(path.substring(0, path.length() - OPEN_ORDERS.length()));
            return Optional.of("{\"withAuthority\":%s}".formatted(withAuthority.contains(subject)));
        }
        if (path.contains(PAPERS) && silent.contains(id(path))) {
            return Optional.empty();
        }
        var known = super.document(path);
        return path.contains(PAPERS) ? known.or(() -> Optional.of("{\"items\":[]}")) : known;
    }
}
