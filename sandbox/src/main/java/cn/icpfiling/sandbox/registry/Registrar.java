package cn.icpfiling.sandbox.registry;

/** Who sold the domain, with the number of IANA's registrar list. */
public record Registrar(String name, int ianaId) {

    static final Registrar HICHINA = new Registrar("Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)", 1599);
    /** One that the platform's list names as not approved. */
    static final Registrar UNAPPROVED = new Registrar("GoDaddy.com, LLC", 146);
}
