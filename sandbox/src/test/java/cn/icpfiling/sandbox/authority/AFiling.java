package cn.icpfiling.sandbox.authority;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An upload's record with honest defaults: each its own order, sponsor, domain and phones. */
final class AFiling {

    private static final AtomicInteger COUNT = new AtomicInteger(1000);
    private static final String CHECK = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    final String baxh = UUID.randomUUID().toString().replace("-", "");
    final int count = COUNT.incrementAndGet();
    String group = "XZBA";
    String subjectNumber = "";
    String serviceNumber = "";
    String siteName = "李雷的笔记";
    String name = "李雷";
    String number = residentId(count);
    String province = "510000";
    String domain = "ok-site" + count + ".cn";
    String phone = "1380000" + count;
    String moreDomains = "";
    String sitePerson = "";
    private String principal;

    static AFiling of() {
        return new AFiling();
    }

    /** An order of the same sponsor about what is filed under these numbers; the service's may be empty. */
    AFiling later(String group, String subjectNumber, String serviceNumber) {
        var order = of();
        order.group = group;
        order.subjectNumber = subjectNumber;
        order.serviceNumber = serviceNumber;
        order.name = name;
        order.number = number;
        order.domain = domain;
        order.province = province;
        return order;
    }

    AFiling siteName(String other) {
        siteName = other;
        return this;
    }

    AFiling domain(String other) {
        domain = other;
        return this;
    }

    AFiling alsoDomain(String another) {
        moreDomains = "<Ym>" + another + "</Ym>";
        return this;
    }

    AFiling name(String other) {
        name = other;
        return this;
    }

    AFiling number(String other) {
        number = other;
        return this;
    }

    AFiling province(String other) {
        province = other;
        return this;
    }

    AFiling sitePerson(String otherName, String otherNumber, String otherPhone) {
        sitePerson = person(otherName, otherNumber, otherPhone);
        return this;
    }

    /** The subject's principal as an element of the record; empty for none. */
    AFiling principal(String element) {
        principal = element;
        return this;
    }

    String lastSix() {
        return number.substring(12);
    }

    static String residentId(int serial) {
        var body = "11010119900101" + String.format("%03d", serial % 1000);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECK.charAt(sum % 11);
    }

    String xml() {
        return "<Record><Baxh>" + baxh + "</Baxh><Tjsj>2026-11-24 10:00:00</Tjsj>"
                + (subjectNumber.isEmpty() ? "" : "<Ztbah>" + subjectNumber + "</Ztbah>") + "<Ztxx><Dwmc>" + name
                + "</Dwmc><Dwxz>5</Dwxz><Zjlx>2</Zjlx><Zjhm>" + number + "</Zjhm><Zjzs>四川省成都市</Zjzs><Shengid>"
                + province
                + "</Shengid><Shiid>510100</Shiid><Xianid>510104</Xianid><Txdz>四川省成都市锦江区一号</Txdz>"
                + (principal == null ? person(name, number, phone) : principal) + "</Ztxx>" + sites() + materials()
                + "</Record>";
    }

    private String sites() {
        var numbers =
                "<Wzxh>" + baxh + "</Wzxh>" + (serviceNumber.isEmpty() ? "" : "<Wzbah>" + serviceNumber + "</Wzbah>");
        return switch (group) {
            case "BGZT", "ZXZT" -> "";
            case "ZXWZ" -> "<Wzlb><Wzxx>" + numbers + "</Wzxx></Wzlb>";
            default ->
                "<Wzlb><Wzxx>" + numbers + "<Wzmc>" + siteName + "</Wzmc><Symurl>www." + domain
                        + "</Symurl><Nrlx>32</Nrlx><Ymlb><Ym>" + domain + "</Ym>" + moreDomains + "</Ymlb>"
                        + (sitePerson.isEmpty() ? person(name, number, phone) : sitePerson) + "</Wzxx></Wzlb>";
        };
    }

    private String materials() {
        return group.startsWith("ZX") ? "" : "<Cllb><Cl><Lx>ID</Lx><Wjm>a</Wjm><Sha256>00</Sha256></Cl></Cllb>";
    }

    private static String person(String name, String number, String phone) {
        return "<Fzr><Xm>" + name + "</Xm><Zjlx>2</Zjlx><Zjhm>" + number + "</Zjhm><Sjhm>" + phone + "</Sjhm></Fzr>";
    }
}
