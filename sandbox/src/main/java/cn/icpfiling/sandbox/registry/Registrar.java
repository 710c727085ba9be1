package cn.icpfiling.sandbox.registry;

/** The registrar that sold the domain, with its number in IANA's registrar list. */
public record Registrar(String name, int ianaId) {

    static final Registrar HICHINA = new Registrar("Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)", 1599);
    /** A registrar that the platform's list marks as not approved. */
    static final Registrar UNAPPROVED = new Registrar("Sandbox Registrar, LLC", 9995);
}
