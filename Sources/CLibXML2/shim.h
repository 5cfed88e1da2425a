// ICU's headers differ from the ones inside Foundation, and one program cannot import both. Only
// xmlCharEncodingHandler, which nobody here touches, has fields that depend on them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
