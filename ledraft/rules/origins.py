"""Where rules come from that no recipient's page states: a real case, the law, trust, plain sense."""

from ledraft.case.fields import Texts

REAL_CASE: Texts = {
    "zh": "真实案件的教训（2023 至 2025 年案件材料）",
    "en": "Lesson of a real case (case material of 2023 to 2025)",
}
TRUST: Texts = {
    "zh": "信任底线：收件人须能核实请求，冒用者不得利用本工具",
    "en": "Guard of trust: the reader must be able to verify the request, and no impostor may use this tool",
}
SEVERAL_RECIPIENTS: Texts = {
    "zh": "多家接收方公布的要求（见接收方资料）",
    "en": "Published by several recipients (see the recipient's profile)",
}
FORMS: Texts = {
    "zh": "各类编号自身的写法和校验规则",
    "en": "The form and checksum of the identifier itself",
}
PSP_174: Texts = {
    "zh": "《公安机关办理刑事案件程序规定》第一百七十四条：立案前可以调取证据，不得查封、扣押、冻结",
    "en": "Procedural Provisions (MPS Order No. 159, 2020), Art. 174: evidence may be obtained before filing, "
    "property may not be frozen",
}
PSP_62: Texts = {
    "zh": "《公安机关办理刑事案件程序规定》第六十二条：调取证据须经办案部门负责人批准，开具调取证据通知书",
    "en": "Procedural Provisions (MPS Order No. 159, 2020), Art. 62: a Notice of Obtaining Evidence, approved by "
    "the head of the department",
}
PSP_239: Texts = {
    "zh": "《公安机关办理刑事案件程序规定》第二百三十九条：冻结须经县级以上公安机关负责人批准，制作协助冻结财产通知书",
    "en": "Procedural Provisions (MPS Order No. 159, 2020), Art. 239: freezing needs approval at county level or "
    "above and a notice",
}
PERSONAL_DATA: Texts = {
    "zh": "《刑法》第二百五十三条之一；只使用合法来源的他人信息",
    "en": "Criminal Law, Art. 253-1; data on third persons come from lawful sources only",
}
