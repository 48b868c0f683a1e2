BEGIN TRANSACTION;
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    object TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "audit" VALUES(1,'2026-11-22T06:29:34Z','示例县禁毒办','init','','schema 1','','7db789e6c38f89687fa6446d1312ff1ab38f97593990d085c7ec352ab6f47cec');
INSERT INTO "audit" VALUES(2,'2026-11-22T06:29:34Z','示例县禁毒办','import roster','221cd5e0ba3335dc','bd7e00d09739141ff5e87cebc4ce65e25a0b6dfaedd3aea0419a0adb66896902','7db789e6c38f89687fa6446d1312ff1ab38f97593990d085c7ec352ab6f47cec','04576b176bd049eec990011e93788de1e448a012d2db1065f1881dcb41fa09e4');
INSERT INTO "audit" VALUES(3,'2026-11-22T06:29:34Z','示例县禁毒办','import sheet','0b95cfa1bd0f13e7','9d412d211555754653f6fda816c7fda1d573e0ed7b6e1096bad34894d5cd8e17','04576b176bd049eec990011e93788de1e448a012d2db1065f1881dcb41fa09e4','aaa14c4482151a6fab55159dbdd7574ef742f95bea39721bbbe2335d344a99e3');
CREATE TABLE batch (
    uid TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('roster', 'sheet')), file TEXT NOT NULL,
    file_sha256 TEXT NOT NULL, recorded_on TEXT NOT NULL, actor TEXT NOT NULL
) STRICT;
INSERT INTO "batch" VALUES('221cd5e0ba3335dc','roster','roster.csv','3689011ddc7d55dbabd7681adb8ce4a536009f664bbc17138ee4cc67dbbcafd8','2026-11-21','示例县禁毒办');
INSERT INTO "batch" VALUES('0b95cfa1bd0f13e7','sheet','reports.csv','51ef709753ce2bddc818a0ea6823fbc0d9cf31ab3345a00a6f50e619428da5bc','2026-11-21','示例县禁毒办');
CREATE TABLE claim (
    school TEXT NOT NULL, framework TEXT NOT NULL, period TEXT NOT NULL, revision INTEGER NOT NULL,
    indicator TEXT NOT NULL, stage TEXT NOT NULL DEFAULT '', grade TEXT NOT NULL DEFAULT '',
    truth INTEGER CHECK (truth IN (0, 1)), hundredths INTEGER CHECK (hundredths >= 0),
    missing TEXT CHECK (missing IN ('blank', 'na', 'unknown', 'withheld')),
    text TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
    PRIMARY KEY (school, framework, period, revision, indicator, stage, grade),
    FOREIGN KEY (school, framework, period, revision)
        REFERENCES submission (school, framework, period, revision),
    CHECK ((truth IS NULL) + (hundredths IS NULL) + (missing IS NULL) = 2)
) STRICT;
INSERT INTO "claim" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,200,NULL,'两课时','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'是','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'是','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'是','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'是','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,200,NULL,'2','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',0,NULL,NULL,'×','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,NULL,'blank','','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',NULL,NULL,'blank','','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,100,NULL,'1','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'有','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'有','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'有','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'有','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,400,NULL,'4','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,200,NULL,'2','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,0,NULL,'0','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1',1,'HOURS','','',NULL,200,NULL,'2课时','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1',1,'PLAN','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1',1,'SYLLABUS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1',1,'TEACHERS','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
INSERT INTO "claim" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1',1,'TEXTBOOK','','',1,NULL,NULL,'√','0b95cfa1bd0f13e7');
CREATE TABLE expected (
    school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
    recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
    PRIMARY KEY (school, framework, period)
) STRICT;
INSERT INTO "expected" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('s2dcf1d359d554628','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sb32e10f720e72300','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sc5a2a4dcf2428aac','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sce679aa8d77c9afd','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "expected" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1','2026-11-21','221cd5e0ba3335dc');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 the ledger');
CREATE TABLE region (
    code TEXT NOT NULL, valid_from TEXT NOT NULL, name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'town')),
    parent TEXT, batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (code, valid_from)
) STRICT;
INSERT INTO "region" VALUES('示例县','2026-11-21','示例县','county',NULL,'221cd5e0ba3335dc');
INSERT INTO "region" VALUES('示例县/城关镇','2026-11-21','城关镇','town','示例县','221cd5e0ba3335dc');
INSERT INTO "region" VALUES('示例县/柳河镇','2026-11-21','柳河镇','town','示例县','221cd5e0ba3335dc');
INSERT INTO "region" VALUES('示例县/石桥镇','2026-11-21','石桥镇','town','示例县','221cd5e0ba3335dc');
CREATE TABLE school (
    uid TEXT PRIMARY KEY, batch TEXT NOT NULL REFERENCES batch (uid)
) STRICT;
INSERT INTO "school" VALUES('s27d47f1cd17911ef','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('s29a6cce98822ee28','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('s2dcf1d359d554628','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('s68fe9a112ab0371b','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sa1c0e74f192d6f8e','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sac68b483fc54aa01','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sb32e10f720e72300','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sc5a2a4dcf2428aac','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sca7d08d07f8b5948','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sce679aa8d77c9afd','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sebf8407bc3bd9731','221cd5e0ba3335dc');
INSERT INTO "school" VALUES('sf958df573b941d84','221cd5e0ba3335dc');
CREATE TABLE school_name (
    school TEXT NOT NULL REFERENCES school (uid), name TEXT NOT NULL, valid_from TEXT NOT NULL,
    batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (school, name)
) STRICT;
INSERT INTO "school_name" VALUES('s27d47f1cd17911ef','石桥镇九年一贯制学校','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('s29a6cce98822ee28','柳河镇中心小学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('s2dcf1d359d554628','柳河镇旧街小学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('s68fe9a112ab0371b','示例县职业高中','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sa1c0e74f192d6f8e','示例县实验小学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sac68b483fc54aa01','柳河镇初级中学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sb32e10f720e72300','石桥镇青山小学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sc5a2a4dcf2428aac','示例县第二中学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sca7d08d07f8b5948','示例县第一小学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sce679aa8d77c9afd','石桥镇中心小学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sebf8407bc3bd9731','示例县第一中学','2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_name" VALUES('sf958df573b941d84','示例县第二小学','2026-11-21','221cd5e0ba3335dc');
CREATE TABLE school_size (
    school TEXT NOT NULL REFERENCES school (uid), period TEXT NOT NULL, stage TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '', revision INTEGER NOT NULL CHECK (revision > 0),
    classes INTEGER CHECK (classes >= 0), students INTEGER CHECK (students >= 0),
    recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
    PRIMARY KEY (school, period, stage, grade, revision)
) STRICT;
INSERT INTO "school_size" VALUES('s27d47f1cd17911ef','2026-2027-1','','',1,18,700,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('s29a6cce98822ee28','2026-2027-1','','',1,12,430,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('s68fe9a112ab0371b','2026-2027-1','','',1,15,600,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sa1c0e74f192d6f8e','2026-2027-1','','',1,24,1100,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sac68b483fc54aa01','2026-2027-1','','',1,9,380,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sb32e10f720e72300','2026-2027-1','','',1,4,60,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sc5a2a4dcf2428aac','2026-2027-1','','',1,36,1700,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sca7d08d07f8b5948','2026-2027-1','','',1,18,810,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sce679aa8d77c9afd','2026-2027-1','','',1,9,300,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sebf8407bc3bd9731','2026-2027-1','','',1,30,1500,'2026-11-21','221cd5e0ba3335dc');
INSERT INTO "school_size" VALUES('sf958df573b941d84','2026-2027-1','','',1,12,520,'2026-11-21','221cd5e0ba3335dc');
CREATE TABLE school_stage (
    school TEXT NOT NULL, revision INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('小低', '小高', '初中', '高中', '中职', '高校')),
    batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (school, revision, stage),
    FOREIGN KEY (school, revision) REFERENCES school_version (school, revision)
) STRICT;
INSERT INTO "school_stage" VALUES('s27d47f1cd17911ef',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s27d47f1cd17911ef',1,'小高','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s27d47f1cd17911ef',1,'初中','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s29a6cce98822ee28',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s29a6cce98822ee28',1,'小高','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s2dcf1d359d554628',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s2dcf1d359d554628',1,'小高','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('s68fe9a112ab0371b',1,'中职','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sa1c0e74f192d6f8e',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sa1c0e74f192d6f8e',1,'小高','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sac68b483fc54aa01',1,'初中','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sb32e10f720e72300',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sc5a2a4dcf2428aac',1,'初中','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sc5a2a4dcf2428aac',1,'高中','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sca7d08d07f8b5948',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sca7d08d07f8b5948',1,'小高','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sce679aa8d77c9afd',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sce679aa8d77c9afd',1,'小高','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sebf8407bc3bd9731',1,'高中','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sf958df573b941d84',1,'小低','221cd5e0ba3335dc');
INSERT INTO "school_stage" VALUES('sf958df573b941d84',1,'小高','221cd5e0ba3335dc');
CREATE TABLE school_version (
    school TEXT NOT NULL REFERENCES school (uid), revision INTEGER NOT NULL CHECK (revision > 0),
    valid_from TEXT NOT NULL, code TEXT CHECK (length(code) = 10), name TEXT NOT NULL, name_key TEXT NOT NULL,
    region TEXT NOT NULL, opened TEXT, closed TEXT, batch TEXT NOT NULL REFERENCES batch (uid),
    PRIMARY KEY (school, revision)
) STRICT;
INSERT INTO "school_version" VALUES('s27d47f1cd17911ef',1,'2026-11-21',NULL,'石桥镇九年一贯制学校','石桥镇九年一贯制学校','示例县/石桥镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('s29a6cce98822ee28',1,'2026-11-21',NULL,'柳河镇中心小学','柳河镇中心小学','示例县/柳河镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('s2dcf1d359d554628',1,'2026-11-21',NULL,'柳河镇旧街小学','柳河镇旧街小学','示例县/柳河镇',NULL,'2026-08-31','221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('s68fe9a112ab0371b',1,'2026-11-21','3699000010','示例县职业高中','示例县职业高中','示例县/城关镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sa1c0e74f192d6f8e',1,'2026-11-21','2199000003','示例县实验小学','示例县实验小学','示例县/城关镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sac68b483fc54aa01',1,'2026-11-21',NULL,'柳河镇初级中学','柳河镇初级中学','示例县/柳河镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sb32e10f720e72300',1,'2026-11-21',NULL,'石桥镇青山小学','石桥镇青山小学','示例县/石桥镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sc5a2a4dcf2428aac',1,'2026-11-21','3499000009','示例县第二中学','示例县第二中学','示例县/城关镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sca7d08d07f8b5948',1,'2026-11-21','2199000001','示例县第一小学','示例县第一小学','示例县/城关镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sce679aa8d77c9afd',1,'2026-11-21',NULL,'石桥镇中心小学','石桥镇中心小学','示例县/石桥镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sebf8407bc3bd9731',1,'2026-11-21','3499000008','示例县第一中学','示例县第一中学','示例县/城关镇',NULL,NULL,'221cd5e0ba3335dc');
INSERT INTO "school_version" VALUES('sf958df573b941d84',1,'2026-11-21','2199000002','示例县第二小学','示例县第二小学','示例县/城关镇',NULL,NULL,'221cd5e0ba3335dc');
CREATE TABLE submission (
    school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0), version TEXT NOT NULL, received_on TEXT NOT NULL,
    author TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
    PRIMARY KEY (school, framework, period, revision)
) STRICT;
INSERT INTO "submission" VALUES('s27d47f1cd17911ef','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('s29a6cce98822ee28','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('s68fe9a112ab0371b','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('sa1c0e74f192d6f8e','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('sac68b483fc54aa01','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('sca7d08d07f8b5948','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('sebf8407bc3bd9731','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
INSERT INTO "submission" VALUES('sf958df573b941d84','jindu.wuluoshi','2026-2027-1',1,'2026.1','2026-11-21','示例县禁毒办','0b95cfa1bd0f13e7');
CREATE INDEX school_version_by_key ON school_version (name_key);
CREATE INDEX region_by_batch ON region (batch);
CREATE TRIGGER region_is_never_changed BEFORE UPDATE ON region
BEGIN SELECT RAISE(ABORT, 'region: rows are never changed'); END;
CREATE TRIGGER region_is_never_deleted BEFORE DELETE ON region
BEGIN SELECT RAISE(ABORT, 'region: rows are never deleted'); END;
CREATE INDEX school_by_batch ON school (batch);
CREATE TRIGGER school_is_never_changed BEFORE UPDATE ON school
BEGIN SELECT RAISE(ABORT, 'school: rows are never changed'); END;
CREATE TRIGGER school_is_never_deleted BEFORE DELETE ON school
BEGIN SELECT RAISE(ABORT, 'school: rows are never deleted'); END;
CREATE INDEX school_version_by_batch ON school_version (batch);
CREATE TRIGGER school_version_is_never_changed BEFORE UPDATE ON school_version
BEGIN SELECT RAISE(ABORT, 'school_version: rows are never changed'); END;
CREATE TRIGGER school_version_is_never_deleted BEFORE DELETE ON school_version
BEGIN SELECT RAISE(ABORT, 'school_version: rows are never deleted'); END;
CREATE INDEX school_stage_by_batch ON school_stage (batch);
CREATE TRIGGER school_stage_is_never_changed BEFORE UPDATE ON school_stage
BEGIN SELECT RAISE(ABORT, 'school_stage: rows are never changed'); END;
CREATE TRIGGER school_stage_is_never_deleted BEFORE DELETE ON school_stage
BEGIN SELECT RAISE(ABORT, 'school_stage: rows are never deleted'); END;
CREATE INDEX school_name_by_batch ON school_name (batch);
CREATE TRIGGER school_name_is_never_changed BEFORE UPDATE ON school_name
BEGIN SELECT RAISE(ABORT, 'school_name: rows are never changed'); END;
CREATE TRIGGER school_name_is_never_deleted BEFORE DELETE ON school_name
BEGIN SELECT RAISE(ABORT, 'school_name: rows are never deleted'); END;
CREATE INDEX school_size_by_batch ON school_size (batch);
CREATE TRIGGER school_size_is_never_changed BEFORE UPDATE ON school_size
BEGIN SELECT RAISE(ABORT, 'school_size: rows are never changed'); END;
CREATE TRIGGER school_size_is_never_deleted BEFORE DELETE ON school_size
BEGIN SELECT RAISE(ABORT, 'school_size: rows are never deleted'); END;
CREATE INDEX expected_by_batch ON expected (batch);
CREATE TRIGGER expected_is_never_changed BEFORE UPDATE ON expected
BEGIN SELECT RAISE(ABORT, 'expected: rows are never changed'); END;
CREATE TRIGGER expected_is_never_deleted BEFORE DELETE ON expected
BEGIN SELECT RAISE(ABORT, 'expected: rows are never deleted'); END;
CREATE INDEX submission_by_batch ON submission (batch);
CREATE TRIGGER submission_is_never_changed BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submission: rows are never changed'); END;
CREATE TRIGGER submission_is_never_deleted BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submission: rows are never deleted'); END;
CREATE INDEX claim_by_batch ON claim (batch);
CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'claim: rows are never changed'); END;
CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'claim: rows are never deleted'); END;
CREATE TRIGGER batch_is_never_changed BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'batch: rows are never changed'); END;
CREATE TRIGGER batch_is_never_deleted BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'batch: rows are never deleted'); END;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit: rows are never changed'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit: rows are never deleted'); END;
COMMIT;
