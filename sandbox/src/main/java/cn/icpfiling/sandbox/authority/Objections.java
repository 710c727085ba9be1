package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.magic.MagicLabel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds all objections to an order at once. */
@ApplicationScoped
class Objections {

    private static final String SUBJECT = "/subject";
    private static final String SERVICE = "/service";

    private final Filings filings;
    private final Blacklist blacklist;

    Objections(Filings filings, Blacklist blacklist) {
        this.filings = filings;
        this.blacklist = blacklist;
    }

    List<Reason> against(UploadedFiling filing) {
        var reasons = new ArrayList<Reason>();
        switch (filing.group().effect()) {
            case ADD_SUBJECT -> {
                noOtherSubject(filing, reasons);
                domainsFree(filing, reasons);
            }
            case ADD_SITE -> {
                subjectOfCertificate(filing, reasons);
                domainsFree(filing, reasons);
            }
            case GIVE_ACCESS -> access(filing, reasons);
            case REPLACE_SUBJECT -> changeOfSubject(filing, reasons);
            case REPLACE_SITE -> changeOfSite(filing, reasons);
            case END_SITE -> {
                subjectOfCertificate(filing, reasons);
                filing.sites().forEach(site -> siteHere(filing, site, reasons));
            }
            case END_SUBJECT -> {
                subjectOfCertificate(filing, reasons);
                subjectHere(filing, reasons);
            }
        }
        if (!filing.group().deregisters()) {
            barredOrAskedFor(filing, reasons);
        }
        return reasons;
    }

    private void noOtherSubject(UploadedFiling filing, List<Reason> reasons) {
        filings.heldBy(filing.certificateType(), filing.certificateNumber())
                .filter(number -> !number.equals(filing.subjectNumber()))
                .ifPresent(other ->
                        reasons.add(new Reason(SUBJECT + "/certificateNumber", "SPONSOR_CONFLICT", "主办者冲突：该证件已有备案主体")));
    }

    private void subjectOfCertificate(UploadedFiling filing, List<Reason> reasons) {
        if (!holder(filing).equals(Optional.of(filing.subjectNumber()))) {
            reasons.add(subjectUnknown());
        }
    }

    private Optional<String> holder(UploadedFiling filing) {
        return filings.heldBy(filing.certificateType(), filing.certificateNumber());
    }

    private static Reason subjectUnknown() {
        return new Reason(SUBJECT, "SUBJECT_NUMBER_UNKNOWN", "该证件名下没有此主体备案号");
    }

    private void subjectHere(UploadedFiling filing, List<Reason> reasons) {
        if (!filings.subjectIsHere(filing.subjectNumber())) {
            reasons.add(new Reason(SUBJECT, "NOT_ACCESSED_HERE", "该主体不在本接入商处接入"));
        }
    }

    private void domainsFree(UploadedFiling filing, List<Reason> reasons) {
        eachDomain(
                filing,
                (pointer, domain) -> filings.ofDomain(domain)
                        .ifPresent(entry -> reasons.add(new Reason(pointer, "DOMAIN_CONFLICT", "域名冲突：该域名已备案"))));
    }

    private void access(UploadedFiling filing, List<Reason> reasons) {
        // an invented entry has no certificate; the first holder that gets access under it owns it
        var madeUp = !filings.knows(filing.subjectNumber());
        var holder = holder(filing);
        if (madeUp ? holder.isPresent() : !holder.equals(Optional.of(filing.subjectNumber()))) {
            reasons.add(subjectUnknown());
        }
        var place = 0;
        for (var site : filing.sites()) {
            var entry = (madeUp ? madeUp(site) : filings.ofServiceNumber(site.serviceNumber()))
                    .filter(found -> found.subjectNumber().equals(filing.subjectNumber()));
            if (entry.isEmpty()) {
                reasons.add(new Reason(SERVICE, "ACCESS_NOT_FILED", "该主体名下没有此服务备案号"));
            }
            for (var domain : site.asciiDomains()) {
                var pointer = pointer(place++);
                if (entry.isPresent() && !entry.get().site().domains().contains(domain)) {
                    reasons.add(new Reason(pointer, "ACCESS_NOT_FILED", "该域名不在此服务备案号下"));
                }
            }
        }
    }

    private Optional<Filings.Entry> madeUp(UploadedFiling.Site site) {
        return site.asciiDomains().stream()
                .flatMap(domain -> filings.madeUp(domain).stream())
                .filter(entry -> entry.site().serviceNumber().equals(site.serviceNumber()))
                .findFirst();
    }

    /** The certificate may be new, so the number alone identifies the subject. */
    private void changeOfSubject(UploadedFiling filing, List<Reason> reasons) {
        if (filings.ofSubjectNumber(filing.subjectNumber()).isEmpty()) {
            reasons.add(new Reason(SUBJECT, "SUBJECT_NUMBER_UNKNOWN", "没有此主体备案号"));
            return;
        }
        subjectHere(filing, reasons);
        noOtherSubject(filing, reasons);
        var prefix = Province.prefix(filing.province()).orElseThrow();
        if (!filing.subjectNumber().startsWith(prefix)) {
            reasons.add(new Reason(SUBJECT + "/province", "PROVINCE_FIXED", "主体所在省份不能变更，请在新省份重新备案"));
        }
    }

    private void changeOfSite(UploadedFiling filing, List<Reason> reasons) {
        subjectOfCertificate(filing, reasons);
        for (var site : filing.sites()) {
            siteHere(filing, site, reasons)
                    .ifPresent(entry -> eachDomain(filing, (pointer, domain) -> {
                        if (!entry.site().domains().contains(domain)) {
                            reasons.add(new Reason(pointer, "DOMAIN_ADDED", "变更网站不能新增域名，请办理新增网站"));
                        }
                    }));
        }
    }

    private Optional<Filings.Entry> siteHere(UploadedFiling filing, UploadedFiling.Site site, List<Reason> reasons) {
        var entry = filings.ofServiceNumber(site.serviceNumber())
                .filter(found -> found.subjectNumber().equals(filing.subjectNumber()));
        if (entry.isEmpty()) {
            reasons.add(new Reason(SERVICE, "SERVICE_NOT_FILED", "该主体名下没有此服务备案号"));
        } else if (!filings.siteIsHere(site.serviceNumber())) {
            reasons.add(new Reason(SERVICE, "NOT_ACCESSED_HERE", "该网站不在本接入商处接入"));
        }
        return entry;
    }

    private void barredOrAskedFor(UploadedFiling filing, List<Reason> reasons) {
        if (blacklist.hasCertificate(filing.certificateType(), filing.certificateNumber())) {
            reasons.add(new Reason(SUBJECT + "/certificateNumber", "BLACKLISTED", "证件在黑名单中"));
        }
        eachDomain(filing, (pointer, domain) -> {
            MagicLabel.refusalCode(domain)
                    .ifPresent(code -> reasons.add(new Reason(pointer, code, RefusalTexts.of(code))));
            if (blacklist.hasDomain(domain)) {
                reasons.add(new Reason(pointer, "BLACKLISTED", "域名在黑名单中"));
            }
        });
    }

    private static void eachDomain(UploadedFiling filing, DomainAt taker) {
        var place = 0;
        for (var site : filing.sites()) {
            for (var domain : site.asciiDomains()) {
                taker.take(pointer(place++), domain);
            }
        }
    }

    private static String pointer(int place) {
        return SERVICE + "/domains/" + place;
    }

    /** Takes a domain of the record in its canonical form, and its place. */
    @FunctionalInterface
    private interface DomainAt {
        void take(String pointer, String domain);
    }
}
