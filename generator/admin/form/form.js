// The program itself, from the locked package; config.json beside the page says what it shows.
import CMS from "@sveltia/cms";

CMS.init();
