package cn.icpfiling.filing.prefill;

/** The language of the messages to the holder. */
enum PrefillLanguage {
    ZH,
    EN
}
