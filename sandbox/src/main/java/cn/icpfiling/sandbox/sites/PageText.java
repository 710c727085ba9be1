package cn.icpfiling.sandbox.sites;

import java.util.regex.Pattern;

/** The HTML of the demo sites. Each page that has a footer shows the numbers there, as the rules of the trade ask. */
final class PageText {

    private static final Pattern LAST_DIGIT = Pattern.compile("(\\d)(号|$)");

    private PageText() {}

    static String of(DemoSite site) {
        return switch (site.page()) {
            case NUMBER_NOT_SHOWN -> page(site, notes(), "<footer><p>© 2026</p></footer>");
            case WRONG_NUMBER -> page(site, notes(), footer(linked(wrong(site.filingNumber())), site));
            case NOT_LINKED -> page(site, notes(), footer(site.filingNumber(), site));
            case BUSINESS_WORDS -> page(site, shop(), footer(site));
            case OTHER_ENTITY -> page(site, otherEntity(), footer(site));
            case NEWS -> page(site, news(), footer(site));
            case MEDICAL -> page(site, medical(), footer(site));
            case BROKEN_HTML -> broken(site);
            case LOGIN_WALL -> login();
            case PARKED -> parked(site);
            case SCRIPT_ONLY -> script(site);
            case EMPTY -> "";
            case UNAVAILABLE -> "<h1>503 Service Unavailable</h1>";
            case HEALTHY, HUGE_BODY, GZIP_BOMB, SLOW_BODY, WRONG_CHARSET -> page(site, notes(), footer(site));
            case REDIRECT_LOOP, REDIRECT_PRIVATE -> "<p>moved</p>";
        };
    }

    private static String page(DemoSite site, String body, String footer) {
        return """
                <!doctype html>
                <html lang="zh-CN">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                <h1>%s</h1>
                %s
                %s
                </body>
                </html>
                """.formatted(escaped(site.siteName()), escaped(site.siteName()), body, footer);
    }

    private static String footer(DemoSite site) {
        return footer(linked(site.filingNumber()), site);
    }

    private static String footer(String number, DemoSite site) {
        return """
                <footer>
                <p>© 2026 %s</p>
                <p>%s <a href="https://beian.mps.gov.cn/#/query/webSearch?code=%s" target="_blank">%s</a></p>
                </footer>""".formatted(
                        escaped(site.siteName()),
                        number,
                        site.policeNumber().replaceAll("\\D", ""),
                        escaped(site.policeNumber()));
    }

    private static String linked(String number) {
        return "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\">" + escaped(number) + "</a>";
    }

    /** Changes the last digit of the serial, not that of the site's sequence. */
    private static String wrong(String number) {
        return LAST_DIGIT
                .matcher(number)
                .replaceFirst(found -> (found.group(1).charAt(0) - '0' + 1) % 10 + found.group(2));
    }

    private static String notes() {
        return """
                <p>这里记录读过的书、走过的路和拍下的照片，不定期更新。</p>
                <ul><li>三月的江边</li><li>重读旧书札记</li><li>阳台上的番茄</li></ul>""";
    }

    private static String shop() {
        return """
                <p>新品上市，限时优惠价 ¥199，全国包邮，支持货到付款。</p>
                <p><button>立即购买</button> <a href="/cart">购物车（0）</a></p>
                <p>招商加盟热线 400-000-0000，诚邀各地代理商，公司主营批发零售业务。</p>""";
    }

    private static String otherEntity() {
        return """
                <p>欢迎访问别家网络技术有限公司官方网站。</p>
                <h2>公司简介</h2>
                <p>别家网络技术有限公司成立于二〇一二年，是国内领先的工业阀门制造商。版权所有 © 别家网络技术有限公司。</p>""";
    }

    private static String news() {
        return """
                <h2>时政要闻</h2>
                <p>本网讯（记者 王某）昨日，省里召开会议部署下半年重点工作。</p>
                <p>本网评论员：新闻热点追踪，国内国际时事独家报道。</p>""";
    }

    private static String medical() {
        return """
                <h2>在线问诊</h2>
                <p>三甲专家在线开具处方，处方药、医疗器械网上销售，送药上门。</p>
                <p>专治疑难杂症，疗程价优惠，立即咨询医生。</p>""";
    }

    private static String broken(DemoSite site) {
        return "<html><head><title>" + escaped(site.siteName())
                + "<body><div class=\"a><p>第一段<div><table><tr><td>\n</div>"
                + "<a href='https://beian.miit.gov.cn/ target=_blank>" + escaped(site.filingNumber()) + "</p></b>";
    }

    private static String login() {
        return """
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>登录</title></head><body>
                <form method="post" action="/login"><input name="user" placeholder="用户名">
                <input type="password" name="password" placeholder="密码"><button>登录</button></form></body></html>""";
    }

    private static String parked(DemoSite site) {
        return """
                <!doctype html><html><head><meta charset="utf-8"><title>%1$s is for sale</title></head><body>
                <h1>%1$s 域名出售</h1><p>This domain is parked and may be for sale. 您正在访问的域名可以转让，欢迎报价！</p></body></html>""".formatted(site.domain());
    }

    private static String script(DemoSite site) {
        return """
                <!doctype html><html><head><meta charset="utf-8"><title>%s</title></head><body>
                <noscript>需要启用 JavaScript</noscript><div id="app"></div><script src="/app.js"></script></body></html>""".formatted(escaped(site.siteName()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
