package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.BusinessRegistrationNumber;
import cn.icpfiling.platform.identifier.Check;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.sandbox.inbox.Phones;
import cn.icpfiling.sandbox.magic.MagicLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The authority's automatic checks of a record, before a person must act. Reports all faults at once. The numbers say which record a
 * deregistration ends, so it needs no principal, as a filing of the old platform may lack one (docs/trade.md 3.7).
 */
final class RecordChecks {

    private static final String LICENCE = "1";
    private static final String RESIDENT_ID = "2";
    private static final int LONGEST = 256;
    private static final int LONGEST_REFERENCE = 64;

    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    private RecordChecks(LocalDate today) {
        this.today = today;
    }

    static List<Fault> of(UploadedFiling filing, LocalDate today) {
        var checks = new RecordChecks(today);
        checks.subject(filing);
        checks.sites(filing);
        checks.domainsOnce(filing);
        if (!filing.group().deregisters()) {
            checks.person("主体负责人", filing.principal());
            if (filing.materials() == 0) {
                checks.fault("MATERIAL_MISSING", "没有材料信息 (Cllb)");
            }
        }
        return List.copyOf(checks.faults);
    }

    private void subject(UploadedFiling filing) {
        required("Tjsj", filing.submittedAt());
        required("Ztxx/Dwmc", filing.sponsor());
        required("Ztxx/Zjhm", filing.certificateNumber());
        if (filing.group().ofFiledSubject()) {
            required("Ztbah", filing.subjectNumber());
        }
        if (!filing.group().deregisters()) {
            required("Ztxx/Txdz", filing.address());
        }
        if (!CertificateTypes.natureKnown(filing.nature())) {
            fault("NATURE_UNKNOWN", "单位性质 (Dwxz) 代码不存在: " + filing.nature());
        } else if (!CertificateTypes.allowed(filing.nature(), filing.certificateType())) {
            fault("CERTIFICATE_TYPE_NOT_ALLOWED", "单位性质 " + filing.nature() + " 不能使用证件类型 " + filing.certificateType());
        }
        number("主办单位证件", filing.certificateType(), filing.certificateNumber());
        if (Province.prefix(filing.province()).isEmpty()) {
            fault("PROVINCE_UNKNOWN", "省份 (Shengid) 代码不存在: " + filing.province());
        }
    }

    private void sites(UploadedFiling filing) {
        var group = filing.group();
        var sites = filing.sites().size();
        if (group.ofSubjectAlone() && sites > 0) {
            fault("SERVICE_NOT_EXPECTED", "主体的变更或注销不带网站信息 (Wzlb)");
        } else if (!group.ofSubjectAlone() && sites == 0) {
            fault("NO_SERVICE", "没有网站信息 (Wzlb)");
        } else if (group.ofOneSite() && sites > 1) {
            fault("ONE_SERVICE_ONLY", "一条记录只能变更或注销一个网站");
        }
        for (var site : filing.sites()) {
            reference(site, group);
            if (group.effect() != UploadGroup.Effect.END_SITE) {
                described(site);
            }
        }
    }

    private void reference(UploadedFiling.Site site, UploadGroup group) {
        required("Wzxx/Wzxh", site.id());
        if (site.id().length() > LONGEST_REFERENCE) {
            fault("FIELD_TOO_LONG", "Wzxx/Wzxh 超过" + LONGEST_REFERENCE + "个字符");
        }
        if (group.ofFiledSite()) {
            required("Wzxx/Wzbah", site.serviceNumber());
        }
    }

    private void described(UploadedFiling.Site site) {
        required("Wzxx/Wzmc", site.name());
        if (site.domains().isEmpty()) {
            fault("FIELD_MISSING", "缺少 Wzxx/Ymlb/Ym");
        }
        for (var domain : site.domains()) {
            if (!RegisterFields.isDomain(domain)) {
                fault("DOMAIN_INVALID", "域名不合规则: " + domain);
            } else {
                MagicLabel.faultCode(DomainName.parse(domain).ascii())
                        .ifPresent(code -> fault(code, RefusalTexts.of(code)));
            }
        }
        person("网站负责人", site.principal());
    }

    private void person(String who, UploadedFiling.Person person) {
        required(who + " Fzr/Xm", person.name());
        required(who + " Fzr/Zjhm", person.certificateNumber());
        if (!CertificateTypes.personal(person.certificateType())) {
            fault("CERTIFICATE_TYPE_NOT_ALLOWED", who + "不能使用证件类型 " + person.certificateType());
        }
        number(who + "证件", person.certificateType(), person.certificateNumber());
        if (Phones.normalized(person.mobile()).isEmpty()) {
            fault("PHONE_INVALID", who + "手机号 (Sjhm) 不合规则");
        }
    }

    /**
     * Does not repeat the number, because the error is sent in a file. Early credit codes have wrong check digits and
     * are valid.
     */
    private void number(String what, String type, String number) {
        if (number.isEmpty()) {
            return;
        }
        var valid = switch (type) {
            case RESIDENT_ID -> ResidentId.check(number, today) instanceof Check.Valid;
            case LICENCE ->
                Uscc.isFormOf(Uscc.check(number)) || BusinessRegistrationNumber.check(number) instanceof Check.Valid;
            case "13", "15", "24" -> Uscc.isFormOf(Uscc.check(number));
            default -> number.length() <= LONGEST_REFERENCE;
        };
        if (!valid) {
            fault("CERTIFICATE_NUMBER_INVALID", what + "号码校验不通过");
        }
    }

    private void required(String path, String value) {
        if (value.isEmpty()) {
            fault("FIELD_MISSING", "缺少 " + path);
        } else if (value.length() > LONGEST) {
            fault("FIELD_TOO_LONG", path + " 超过" + LONGEST + "个字符");
        }
    }

    private void domainsOnce(UploadedFiling filing) {
        var seen = new HashSet<String>();
        filing.sites().stream()
                .flatMap(site -> site.domains().stream())
                .filter(RegisterFields::isDomain)
                .filter(domain -> !seen.add(DomainName.parse(domain).ascii()))
                .forEach(domain -> fault("DOMAIN_TWICE", "域名重复: " + domain));
    }

    private void fault(String code, String text) {
        faults.add(new Fault(code, text));
    }

    /** One processing error, as in a record of group CLCW. */
    record Fault(String code, String text) {}
}
